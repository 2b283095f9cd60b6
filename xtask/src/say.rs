//! What the developer reads: results on standard output, progress on standard error.

use std::{
    fmt::Display,
    io::{IsTerminal, stderr},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressStyle};

/// One line of result.
#[expect(clippy::print_stdout, reason = "a command line speaks on standard output; only here")]
pub(crate) fn line(text: impl Display) {
    println!("{text}");
}

/// One line about what is going on.
pub(crate) fn progress(text: impl Display) {
    eprintln!("{text}");
}

/// Does something that takes its time, with a spinner and a clock where somebody is watching.
pub(crate) fn during<T>(what: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let start = Instant::now();
    let watched = stderr().is_terminal();
    let spinner = ProgressBar::new_spinner();
    if watched {
        if let Ok(style) = ProgressStyle::with_template("  {spinner} {msg} ({elapsed})") {
            spinner.set_style(style);
        }
        spinner.set_message(what.to_owned());
        spinner.enable_steady_tick(Duration::from_millis(120));
    } else {
        progress(format_args!("  … {what}"));
    }
    let answer = work();
    spinner.finish_and_clear();
    let mark = if answer.is_ok() { '✓' } else { '✗' };
    progress(format_args!("  {mark} {what} ({})", seconds(start.elapsed())));
    answer
}

/// A duration as people say it: `0.3 s`, `2 min 05 s`.
pub(crate) fn seconds(time: Duration) -> String {
    if time < Duration::from_mins(1) {
        return format!("{:.1} s", time.as_secs_f64());
    }
    format!("{} min {:02} s", time.as_secs() / 60, time.as_secs() % 60)
}

/// A table: the first column to the left, the others to the right.
pub(crate) fn table(head: &[&str], rows: &[Vec<String>]) {
    let widths: Vec<usize> = (0..head.len())
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
            cells.chain([head[column].chars().count()]).max().unwrap_or(0)
        })
        .collect();
    let show = |cells: &[String]| {
        let padded = cells.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            if column == 0 {
                format!("{cell:<width$}")
            } else {
                format!("{cell:>width$}")
            }
        });
        line(format_args!("  {}", padded.collect::<Vec<_>>().join("  ").trim_end()));
    };
    show(&head.iter().map(ToString::to_string).collect::<Vec<_>>());
    line(format_args!(
        "  {}",
        widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>().join("  ")
    ));
    for row in rows {
        show(row);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(340)), "0.3 s");
        assert_eq!(seconds(Duration::from_secs(125)), "2 min 05 s");
    }
}
