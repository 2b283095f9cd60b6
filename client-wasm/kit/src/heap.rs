//! Where the apps take their memory from: an allocator of a seventh of the standard one's code, which everybody downloads.

#[global_allocator]
static HEAP: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();
