//! Text of two strengths.

use super::messages::Message;
use super::words::{Piece, Words, pieces};

/// A stretch of text, strong or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// What it says.
    pub text: String,
    /// Whether it is a day or a number, and set in bold.
    pub is_strong: bool,
}

impl Words<'_> {
    /// Fills a message with runs.
    pub(super) fn weave(&self, out: &mut Vec<Run>, message: Message, values: &[&[Run]]) {
        pieces(self.say(message), |piece| match piece {
            Piece::Literal(text) => push(out, text, false),
            Piece::Place(place) => {
                for run in values.get(place).copied().unwrap_or_default() {
                    push(out, &run.text, run.is_strong);
                }
            }
        });
    }
}

/// Adds text; neighbours of one strength become one run.
pub(super) fn push(out: &mut Vec<Run>, text: &str, is_strong: bool) {
    if text.is_empty() {
        return;
    }
    match out.last_mut() {
        // A name that ends with a full stop ends the sentence.
        Some(last) if text == "." && last.text.ends_with('.') => {}
        Some(last) if last.is_strong == is_strong => last.text.push_str(text),
        _ => out.push(Run {
            text: text.into(),
            is_strong,
        }),
    }
}

/// A day or a number.
pub(super) fn strong(text: String) -> Run {
    Run {
        text,
        is_strong: true,
    }
}

/// Any other text.
pub(super) fn plain(text: String) -> Run {
    Run {
        text,
        is_strong: false,
    }
}
