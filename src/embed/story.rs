//! The story compiled into the widget.

/// How many North Korean soldiers are in Russia, October 2024: the claims file
/// that is also published beside the widget.
pub(super) const STORY: &str = include_str!("../../static/claims.json");
