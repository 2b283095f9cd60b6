//! Private services: started on free ports in a temporary folder, stopped whatever happens.

mod memory;
mod postgres;
mod redis;

use std::{
    env,
    fs::{self, File},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio, exit},
    sync::{
        Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

pub(crate) use postgres::{FORGETFUL, start as postgres};
pub(crate) use redis::start as redis;

use crate::process;

/// What runs at the moment.
static RUNNING: Mutex<Vec<Service>> = Mutex::new(Vec::new());

/// The folders they use.
static FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// How long a service may take to start, and to stop.
const PATIENCE: Duration = Duration::from_secs(30);

struct Service {
    child: Child,
    /// The signal that asks it to end at once and in order.
    signal: &'static str,
}

/// A folder that servers may use which do not run as root. It lies with the other temporary files because the folder
/// of the workspace may be closed to them (root's home is).
pub(crate) fn folder() -> Result<TempDir> {
    folder_in(&env::temp_dir())
}

/// The same in memory, where the machine has enough to spare: what waits for a disk is most of what tests wait for.
pub(crate) fn fast_folder() -> Result<TempDir> {
    if memory::has_room() {
        folder_in(Path::new(memory::FOLDER))
    } else {
        folder()
    }
}

fn folder_in(parent: &Path) -> Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix("lianxin-test-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755));
    let folder = builder.tempdir_in(parent).context("no temporary folder could be made")?;
    FOLDERS
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(folder.path().to_path_buf());
    Ok(folder)
}

/// Sees to it that Ctrl-C and a polite kill leave nothing running.
pub(crate) fn stop_on_interrupt() -> Result<()> {
    ctrlc::set_handler(|| {
        stop_all();
        for folder in FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = fs::remove_dir_all(folder);
        }
        exit(130);
    })
    .context("signals could not be listened to")
}

/// Stops everything that was started here.
pub(crate) fn stop_all() {
    let running: Vec<_> = running().drain(..).collect();
    running.iter().for_each(Service::ask_to_end);
    running.into_iter().for_each(Service::see_end);
}

/// Stops one service, by the number of its process.
pub(crate) fn stop(id: u32) {
    let mut running = running();
    let Some(place) = running.iter().position(|service| service.child.id() == id) else {
        return;
    };
    let service = running.remove(place);
    drop(running);
    service.ask_to_end();
    service.see_end();
}

impl Service {
    fn ask_to_end(&self) {
        let _ = process::output(Command::new("kill").args([self.signal, &self.child.id().to_string()]));
    }

    fn see_end(mut self) {
        let deadline = Instant::now() + PATIENCE / 3;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            sleep(Duration::from_millis(20));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn running() -> MutexGuard<'static, Vec<Service>> {
    RUNNING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Starts a service, with its words in a log file, waits until it is ready, and gives the number of its process.
pub(crate) fn start(command: &mut Command, signal: &'static str, log: &Path, ready: impl Fn() -> bool) -> Result<u32> {
    let file = File::create(log).with_context(|| format!("{} could not be written", log.display()))?;
    command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
    let name = command.get_program().to_string_lossy().into_owned();
    let child = command.spawn().with_context(|| format!("{name} could not be started"))?;
    let id = child.id();
    running().push(Service { child, signal });
    let deadline = Instant::now() + PATIENCE;
    while !ready() {
        let words = || fs::read_to_string(log).unwrap_or_default();
        if let Some(Ok(Some(status))) = running().last_mut().map(|service| service.child.try_wait()) {
            bail!("{name} ended at once ({status}):\n{}", words());
        }
        if Instant::now() > deadline {
            bail!("{name} was not ready after {} s:\n{}", PATIENCE.as_secs(), words());
        }
        sleep(Duration::from_millis(5));
    }
    Ok(id)
}

/// A port nobody listens on. It lies below those that systems give out by themselves, so that nobody is given it by
/// chance before the service has it.
pub(crate) fn free_port() -> Result<u16> {
    /// How many were tried; each process begins elsewhere.
    static TRIED: AtomicU32 = AtomicU32::new(0);
    let next = || std::process::id().wrapping_add(TRIED.fetch_add(1, Ordering::Relaxed));
    let ports = (0..1000).map(|_| 20_000 + u16::try_from(next() % 10_000).unwrap_or_default());
    let mut free = ports.filter(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok());
    free.next().context("no free port on 127.0.0.1")
}

/// A command that ends with us even if we are killed, where the machine can see to that.
pub(crate) fn ends_with_us(program: &Path, signal: &str) -> Command {
    match process::find("setpriv", &[]) {
        Some(setpriv) if cfg!(target_os = "linux") => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", signal]).arg(program);
            command
        }
        _ => Command::new(program),
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    fn is_open(url: &str) -> bool {
        let port = url
            .split('/')
            .nth(2)
            .and_then(|host| host.rsplit(':').next())
            .expect("a port");
        TcpStream::connect(format!("127.0.0.1:{port}")).is_ok()
    }

    #[test]
    fn services_start_answer_and_leave_nothing_behind() {
        let folder = folder().expect("a folder");
        let urls =
            [postgres(folder.path(), FORGETFUL), redis(folder.path())].map(|started| started.expect("started or not installed"));
        for (url, what) in urls.iter().zip(["PostgreSQL", "Redis"]) {
            match url {
                Some(url) => assert!(is_open(url), "{what} at {url}"),
                None => crate::test::was_not_run(&format!("starting {what}: not installed")),
            }
        }
        stop_all();
        for url in urls.iter().flatten() {
            assert!(!is_open(url), "{url}");
        }
    }
}
