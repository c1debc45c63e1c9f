//! A list whose objects are made when they are read, in place of a tree.

use super::json::Node;

/// Objects with ids of their own, which would weigh too much as a tree.
pub(super) trait Made: core::fmt::Debug + Sync {
    /// How many there are.
    fn count(&self) -> usize;
    /// The id of the object at a place.
    fn id(&self, place: usize) -> &str;
    /// The object at a place; where it will not be kept, its id may be
    /// something else that says no less.
    fn node(&self, place: usize, keeps: bool) -> Node<'_>;
}
