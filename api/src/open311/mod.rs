//! Open311 (`GeoReport` v2): the interface by which programs all over the world report to a city and read what became of it.
//!
//! Stands beside the API, at `/open311`, and keeps to that specification: XML and JSON by the ending of the address, errors as
//! lists, WGS-84. Services are the categories, jurisdictions the communities. What is listed came in by this door or was
//! published; what is told of it is decided in `shown`, and is nothing that somebody would not say to everybody.

mod ask;
pub(crate) mod clients;
mod counter;
mod document;
mod faults;
mod form;
mod offered;
mod report;
mod routes;
pub(crate) mod service;
mod shown;
mod store;
mod updates;

pub(crate) use routes::routes;
