//! The dataset as a claims file.

use crate::model::Dataset;

/// Writes a dataset as a claims file (`claimline/1`, JSON).
#[must_use]
pub fn to_json(_dataset: &Dataset) -> String {
    String::new()
}
