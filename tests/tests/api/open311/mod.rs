//! Open311 (`GeoReport` v2): what programs of others may read and report.

mod bad_input;
mod conformance;
mod keys;
mod programs;
mod reading;
mod reporting;
mod updates;
