//! Words of two strengths, broken into lines.

use super::frame::Font;
use crate::wording::Run;

/// Breaks runs into lines of at most a width, as far as words allow. A line
/// ends at a space, but never between a sign and its number; `is_bold` makes
/// all of it bold.
#[must_use]
pub fn lines(
    runs: &[Run],
    size_px: f64,
    is_bold: bool,
    room_px: f64,
    text_width_px: &dyn Fn(&str, Font) -> f64,
) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = vec![Vec::new()];
    let mut used_px = 0.0;
    // What belongs together without a space between is one word, whatever its
    // strengths: a day and the colon after it.
    let mut word: Vec<Run> = Vec::new();
    let mut word_px = 0.0;
    for (place, run) in runs.iter().enumerate() {
        let font = Font {
            size_px,
            is_bold: is_bold || run.is_strong,
        };
        let mut parts = run.text.split_inclusive(' ').peekable();
        while let Some(part) = parts.next() {
            let bare = part.trim_end_matches(' ');
            let bare_px = word_px + text_width_px(bare, font);
            word_px += text_width_px(part, font);
            word.push(Run {
                text: part.into(),
                is_strong: run.is_strong,
            });
            let is_last = parts.peek().is_none() && place + 1 == runs.len();
            if !is_last && (bare.len() == part.len() || is_sign(bare)) {
                continue;
            }
            if used_px > 0.0 && used_px + bare_px > room_px {
                if let Some(last) = lines.last_mut().and_then(|line| line.last_mut()) {
                    last.text.truncate(last.text.trim_end_matches(' ').len());
                }
                lines.push(Vec::new());
                used_px = 0.0;
            }
            used_px += word_px;
            word_px = 0.0;
            if let Some(line) = lines.last_mut() {
                join(line, &mut word);
            }
        }
    }
    lines
}

/// Adds a word to a line; neighbours of one strength become one run, and a
/// space belongs to what it follows: no run starts with one.
fn join(line: &mut Vec<Run>, word: &mut Vec<Run>) {
    for part in word.drain(..) {
        match line.last_mut() {
            Some(last) if last.is_strong == part.is_strong || part.text == " " => {
                last.text.push_str(&part.text)
            }
            _ => line.push(part),
        }
    }
}

/// Whether it is a sign that stands before a number.
fn is_sign(text: &str) -> bool {
    matches!(text, "≈" | "≥" | "≤" | ">" | "<" | "+")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::super::type_width::text_width_px;
    use super::{Run, lines};

    fn broken(parts: &[(&str, bool)], room_px: f64) -> Vec<String> {
        let runs: Vec<Run> = parts
            .iter()
            .map(|&(text, is_strong)| Run {
                text: text.into(),
                is_strong,
            })
            .collect();
        let text = |line: Vec<Run>| line.into_iter().map(|run| run.text).collect();
        lines(&runs, 20.0, false, room_px, &text_width_px)
            .into_iter()
            .map(text)
            .collect()
    }

    #[test]
    fn a_line_ends_between_words_but_not_between_a_sign_and_its_number() {
        let runs = [("Estimates up to ", false), ("≈ 10,000", true)];
        assert_eq!(broken(&runs, 180.0), ["Estimates up to", "≈ 10,000"]);
        assert_eq!(broken(&runs, 400.0), ["Estimates up to ≈ 10,000"]);
    }

    #[test]
    fn no_run_starts_with_a_space() {
        let run = |text: &str, is_strong| Run {
            text: text.into(),
            is_strong,
        };
        let runs = [run("3,000", true), run(" (NIS)", false)];
        let expected = [vec![run("3,000 ", true), run("(NIS)", false)]];
        assert_eq!(lines(&runs, 9.0, false, 400.0, &text_width_px), expected);
    }

    #[test]
    fn what_has_no_space_between_stays_together() {
        let runs = [("28 Oct", true), (": some", false)];
        assert_eq!(broken(&runs, 60.0), ["28", "Oct:", "some"]);
    }

    #[test]
    fn a_word_wider_than_the_room_has_a_line_of_its_own() {
        assert_eq!(
            broken(&[("a wordwithoutend b", false)], 50.0),
            ["a", "wordwithoutend", "b"]
        );
        assert_eq!(broken(&[], 50.0), [""]);
    }
}
