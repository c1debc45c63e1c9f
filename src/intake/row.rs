//! An object of the file by the table of its fields, each as a value of its
//! kind.

use super::ids::Objects;
use super::json::{Node, Value};
use crate::model::{Edtf, Text};

/// The contents of a field.
#[derive(Default)]
pub(super) enum Cell<'a> {
    /// Not given, or not sound.
    #[default]
    Empty,
    Plain(&'a str),
    Text(Text),
    /// A text that is there, and is not kept.
    #[cfg(feature = "sheet")]
    Unkept,
    // In a box, because a claim has many cells and few dates.
    Date(Box<Edtf>),
    Number(f64),
    /// The place of a name in its list.
    Name(usize),
    Color([u8; 3]),
    Plains(Vec<Plain<'a>>),
    /// The place of an object in its list.
    #[cfg(feature = "sheet")]
    Place(u32),
    Texts(Vec<Text>),
    /// A list or an object that is yet to be read.
    Node(&'a Node<'a>),
}

/// A string with its offset.
pub(super) type Plain<'a> = (&'a str, u32);

/// An object of the file.
pub(super) struct Row<'a> {
    /// Where it starts.
    pub(super) at: u32,
    pub(super) cells: Vec<(u32, Cell<'a>)>,
    /// A bit for each field that was given but is not sound.
    pub(super) faulty: u32,
}

impl<'a> Row<'a> {
    /// Where the value of a field starts; the object, where it has none.
    pub(super) fn at(&self, place: usize) -> u32 {
        self.cells[place].0
    }

    /// Whether a field was given but is not sound; that was reported.
    pub(super) fn is_faulty(&self, place: usize) -> bool {
        self.faulty & (1 << place) != 0
    }

    /// Whether a field says anything sound.
    pub(super) fn says(&self, place: usize) -> bool {
        !matches!(self.cells[place].1, Cell::Empty)
    }

    fn take(&mut self, place: usize) -> Cell<'a> {
        core::mem::take(&mut self.cells[place].1)
    }

    pub(super) fn plain(&mut self, place: usize) -> Option<&'a str> {
        match self.take(place) {
            Cell::Plain(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn string(&mut self, place: usize) -> Option<String> {
        self.plain(place).map(Into::into)
    }

    pub(super) fn text(&mut self, place: usize) -> Option<Text> {
        match self.take(place) {
            Cell::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn date(&mut self, place: usize) -> Option<Edtf> {
        match self.take(place) {
            Cell::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The place in its list of an object that is referred to by it.
    #[cfg(feature = "sheet")]
    pub(super) fn place(&self, place: usize) -> Option<usize> {
        match self.cells[place].1 {
            Cell::Place(place) => Some(place as usize),
            _ => None,
        }
    }

    /// The objects of a list.
    pub(super) fn objects(&mut self, place: usize) -> Objects<'a> {
        #[cfg(feature = "sheet")]
        if let Cell::Node(Node {
            value: Value::Made(made),
            ..
        }) = self.cells[place].1
        {
            return Objects::Made(*made);
        }
        Objects::Read(self.list(place))
    }

    pub(super) fn number(&mut self, place: usize) -> Option<f64> {
        match self.take(place) {
            Cell::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The place of a name in the list of names.
    pub(super) fn name(&mut self, place: usize) -> Option<usize> {
        match self.take(place) {
            Cell::Name(name) => Some(name),
            _ => None,
        }
    }

    /// The place of a name; the first, where none is given.
    pub(super) fn name_or_first(&mut self, place: usize) -> usize {
        self.name(place).unwrap_or(0)
    }

    pub(super) fn color(&mut self, place: usize) -> Option<[u8; 3]> {
        match self.take(place) {
            Cell::Color(color) => Some(color),
            _ => None,
        }
    }

    pub(super) fn plains(&mut self, place: usize) -> Option<Vec<Plain<'a>>> {
        match self.take(place) {
            Cell::Plains(list) => Some(list),
            _ => None,
        }
    }

    pub(super) fn strings(&mut self, place: usize) -> Vec<String> {
        let list = self.plains(place).unwrap_or_default();
        list.into_iter().map(|(text, _)| text.into()).collect()
    }

    pub(super) fn texts(&mut self, place: usize) -> Vec<Text> {
        match self.take(place) {
            Cell::Texts(list) => list,
            _ => Vec::new(),
        }
    }

    pub(super) fn node(&mut self, place: usize) -> Option<&'a Node<'a>> {
        match self.take(place) {
            Cell::Node(node) => Some(node),
            _ => None,
        }
    }

    /// The entries of a list.
    pub(super) fn list(&mut self, place: usize) -> &'a [Node<'a>] {
        match self.take(place) {
            Cell::Node(Node {
                value: Value::Array(nodes),
                ..
            }) => nodes,
            _ => &[],
        }
    }
}
