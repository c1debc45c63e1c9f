//! A line on the terminal while something takes long.

use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long a step may take before a line says so, in milliseconds.
const PATIENCE_MS: u64 = 700;

/// How often the line is brought up to date, in milliseconds.
const BEAT_MS: u64 = 250;

/// Says what is being done, with the seconds that it takes so far, until it is
/// dropped. On nothing but a terminal, and only if it takes long.
pub(crate) struct Progress {
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Starts to watch a step, named as "reading claims.csv".
    pub(crate) fn start(step: String) -> Self {
        if !io::stderr().is_terminal() {
            return Self { running: None };
        }
        let (stop, stopped) = mpsc::channel();
        let start = Instant::now();
        let watch = move || {
            let mut wait_ms = PATIENCE_MS;
            let mut is_shown = false;
            while stopped.recv_timeout(Duration::from_millis(wait_ms))
                == Err(RecvTimeoutError::Timeout)
            {
                wait_ms = BEAT_MS;
                is_shown = true;
                let seconds = start.elapsed().as_secs();
                let _ = write!(io::stderr(), "\r\u{1b}[K{step} … {seconds} s");
            }
            if is_shown {
                let _ = write!(io::stderr(), "\r\u{1b}[K");
            }
        };
        // Without a second thread there is no line, and nothing else amiss.
        let thread = std::thread::Builder::new().spawn(watch).ok();
        Self {
            running: thread.map(|thread| (stop, thread)),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.running.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}
