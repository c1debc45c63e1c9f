//! What a reader is told beside the file.

use super::mapping::Mapping;

/// What the reader is told beside the bytes.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// The file's name without its ending: id and title where the file gives
    /// none.
    pub stem: &'a str,
    /// BCP 47 tag of the language of texts, where the file gives none.
    pub language: &'a str,
    /// How the columns of a foreign sheet are to be read.
    pub mapping: Option<&'a Mapping>,
}
