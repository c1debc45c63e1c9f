//! Who speaks: parties and speakers.

use super::dataset::PartyIx;
use super::named::named;
use super::text::Text;

named! {
    /// The sign of a party beside its colour.
    Shape {
        /// A filled circle.
        Circle = "circle",
        /// A square.
        Square = "square",
        /// A square on its corner.
        Diamond = "diamond",
        /// A triangle, point upward.
        Triangle = "triangle",
        /// An upright cross.
        Plus = "plus",
        /// A diagonal cross.
        Cross = "cross",
    }
}

named! {
    /// Whether the speakers of a party count as one voice.
    Stands {
        /// One voice: the latest statement stands for all.
        Together = "together",
        /// Each speaker for itself: media, experts.
        Apart = "apart",
    }
}

named! {
    /// What kind of speaker it is.
    SpeakerKind {
        /// A named person.
        Person = "person",
        /// An office or authority.
        Office = "office",
        /// A group of people.
        Group = "group",
        /// Somebody whose name is not given.
        Unnamed = "unnamed",
    }
}

/// A side of the story: a state, an alliance, the media.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Unique id.
    pub id: String,
    /// Name for the reader.
    pub name: Text,
    /// sRGB colour; `None`: one is chosen.
    pub color: Option<[u8; 3]>,
    /// Sign; `None`: one is chosen.
    pub shape: Option<Shape>,
    /// One voice or many.
    pub stands: Stands,
}

/// Who makes a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// Unique id.
    pub id: String,
    /// Name for the reader.
    pub name: Text,
    /// Office or function.
    pub role: Option<Text>,
    /// The party that the speaker speaks for.
    pub party: Option<PartyIx>,
    /// Person, office, group or unnamed.
    pub kind: SpeakerKind,
}
