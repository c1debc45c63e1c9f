//! The ids of a list, and what became of the objects that have them.

use super::desk::Desk;
use super::json::{Node, Value};
#[cfg(feature = "sheet")]
use super::made::Made;
use super::nearest::nearest;
use super::problem::Problem;
use super::spelling::is_blank;
use crate::model::order;

/// In longer lists no similar id is looked for.
const SEARCHED: usize = 2_000;

/// The objects of a list by their ids.
#[cfg_attr(feature = "sheet", derive(Clone))]
pub(super) struct Ids<'a> {
    pub(super) noun: &'static str,
    /// Sorted, each with the object's place in the file's list.
    by_id: Vec<(&'a str, u32)>,
    /// By place in the file's list: the place in the dataset's list, if it was
    /// taken.
    pub(super) taken: Vec<Option<u32>>,
    /// By place in the file's list: whether anything refers to it.
    pub(super) used: Vec<bool>,
    /// The list itself.
    list: Objects<'a>,
}

/// The objects of a list.
#[derive(Clone, Copy)]
pub(super) enum Objects<'a> {
    /// As the file has them.
    Read(&'a [Node<'a>]),
    /// Made when they are read; they are referred to by their places.
    #[cfg(feature = "sheet")]
    Made(&'a dyn Made),
}

impl<'a> Ids<'a> {
    /// The ids of no list.
    pub(super) fn none() -> Self {
        Self {
            noun: "",
            by_id: Vec::new(),
            taken: Vec::new(),
            used: Vec::new(),
            list: Objects::Read(&[]),
        }
    }

    /// The objects of a list that are referred to by their places.
    #[cfg(feature = "sheet")]
    pub(super) fn made(noun: &'static str, made: &'a dyn Made) -> Self {
        Self {
            noun,
            taken: vec![None; made.count()],
            used: vec![false; made.count()],
            list: Objects::Made(made),
            ..Self::none()
        }
    }

    /// The place in the dataset's list of the object at a place in the file's
    /// list, which counts as used; reports where it was left out.
    #[cfg(feature = "sheet")]
    pub(super) fn at(&mut self, desk: &mut Desk, place: usize, at: u32) -> Option<usize> {
        // What one thread writes, another may have beside its own: no more than need be.
        if !self.used[place] {
            self.used[place] = true;
        }
        let taken = self.taken[place];
        if taken.is_none() {
            self.left_out(desk, self.name(place), at);
        }
        taken.map(|place| place as usize)
    }

    /// Counts as used what others that look into the same list have used.
    #[cfg(feature = "sheet")]
    pub(super) fn use_as(&mut self, others: &Self) {
        for (used, other) in self.used.iter_mut().zip(&others.used) {
            *used |= other;
        }
    }

    /// The id of the object at a place in the file's list.
    pub(super) fn name(&self, place: usize) -> &'a str {
        match self.list {
            Objects::Read(nodes) => string(&nodes[place], "id").map_or("", |(id, _)| id),
            #[cfg(feature = "sheet")]
            Objects::Made(made) => made.id(place),
        }
    }

    /// The same with where the object starts.
    pub(super) fn told(&self, place: usize) -> (&'a str, u32) {
        let at = match self.list {
            Objects::Read(nodes) => nodes[place].at,
            #[cfg(feature = "sheet")]
            Objects::Made(made) => made.node(place, false).at,
        };
        (self.name(place), at)
    }

    /// Looks through a list; of the same ids the first keeps it. Also tells
    /// which objects have an id that was there before.
    pub(super) fn gather(
        desk: &mut Desk,
        noun: &'static str,
        nodes: &'a [Node<'a>],
    ) -> (Self, Vec<bool>) {
        let mut found = Vec::with_capacity(nodes.len());
        for (place, node) in (0_u32..).zip(nodes) {
            if let Some((id, at)) = string(node, "id") {
                found.push((id, place, at));
            }
        }
        let order = order(found.len(), &|a, b| found[a].0 < found[b].0);
        let sorted = order.into_iter().map(|place| found[place]);
        let (mut ids, is_again) = Self::of(desk, noun, sorted, nodes.len());
        ids.list = Objects::Read(nodes);
        (ids, is_again)
    }

    /// The same of a list of `count` objects whose ids are known, each with its
    /// object's place in the list and its offset: by the ids, of the same ones
    /// the first first.
    pub(super) fn of(
        desk: &mut Desk,
        noun: &'static str,
        found: impl Iterator<Item = (&'a str, u32, u32)>,
        count: usize,
    ) -> (Self, Vec<bool>) {
        let mut by_id: Vec<(&str, u32)> = Vec::with_capacity(count);
        let mut is_again = vec![false; count];
        for (id, place, at) in found {
            if by_id.last().is_none_or(|(last, _)| *last != id) {
                by_id.push((id, place));
            } else {
                is_again[place as usize] = true;
                desk.log.report(Problem::DuplicateId, at, &[noun, id]);
            }
        }

        let ids = Self {
            noun,
            by_id,
            taken: vec![None; count],
            used: vec![false; count],
            list: Objects::Read(&[]),
        };
        (ids, is_again)
    }

    /// The place in the file's list of the object with this id, which now
    /// counts as used; reports where there is none.
    pub(super) fn find(&mut self, desk: &mut Desk, id: &str, at: u32) -> Option<usize> {
        match self.by_id.binary_search_by_key(&id, |(known, _)| known) {
            Ok(found) => {
                let place = self.by_id[found].1 as usize;
                self.used[place] = true;
                Some(place)
            }
            Err(_) => {
                let mut known = self.by_id.iter().map(|(known, _)| *known).take(SEARCHED);
                let (problem, help) = match nearest(id, &mut known) {
                    Some(near) => (Problem::NearReference, near),
                    None => (Problem::UnknownReference, self.noun),
                };
                desk.log.report(problem, at, &[self.noun, id, help]);
                None
            }
        }
    }

    /// The place in the dataset's list of the object with this id; reports
    /// where there is none, or where it was left out.
    pub(super) fn resolve(&mut self, desk: &mut Desk, id: &str, at: u32) -> Option<usize> {
        let place = self.find(desk, id, at)?;
        self.taken_at(desk, place, id, at)
    }

    /// The place in the dataset's list of the object at a place in the file's
    /// list; reports where it was left out.
    pub(super) fn taken_at(
        &self,
        desk: &mut Desk,
        place: usize,
        id: &str,
        at: u32,
    ) -> Option<usize> {
        let taken = self.taken[place];
        if taken.is_none() {
            self.left_out(desk, id, at);
        }
        taken.map(|place| place as usize)
    }

    /// Reports that an object was left out to which something refers.
    pub(super) fn left_out(&self, desk: &mut Desk, id: &str, at: u32) {
        desk.log.report(Problem::LeftOut, at, &[self.noun, id]);
    }
}

/// A string of an object, with its offset, where it has one that is not empty.
pub(super) fn string<'a>(node: &'a Node<'_>, field: &str) -> Option<(&'a str, u32)> {
    let Value::Object(entries) = &node.value else {
        return None;
    };
    let (_, node) = entries.iter().find(|(key, _)| key.text == field)?;
    match &node.value {
        Value::String(text) if !is_blank(text) => Some((text, node.at)),
        _ => None,
    }
}
