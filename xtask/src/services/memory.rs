//! Whether temporary files can lie in memory.

use std::fs;

/// Where Linux keeps files in memory.
pub(super) const FOLDER: &str = "/dev/shm";

/// What the clusters and files of a run may take at the worst, in bytes.
const ENOUGH: u64 = 4 << 30;
/// What compilers and browsers want beside them, in bytes.
const BESIDE: u64 = 4 << 30;

/// Whether there is a folder in memory that takes enough, and enough memory for it.
pub(super) fn has_room() -> bool {
    takes() >= ENOUGH && available() >= ENOUGH + BESIDE
}

/// How many bytes the folder still takes; containers often let it be small.
#[cfg(target_os = "linux")]
fn takes() -> u64 {
    rustix::fs::statvfs(FOLDER).map_or(0, |folder| folder.f_bavail.saturating_mul(folder.f_frsize))
}

#[cfg(not(target_os = "linux"))]
const fn takes() -> u64 {
    0
}

/// How many bytes of memory nobody needs.
fn available() -> u64 {
    let told = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("MemAvailable:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.unwrap_or_default().saturating_mul(1024)
}
