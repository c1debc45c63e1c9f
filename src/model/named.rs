//! Enumerations whose members have a name in the claims file.

/// Declares an enumeration together with the names of its members in a claims
/// file: `ALL`, `name()` and `from_name()` come from one list, so they cannot
/// disagree. What a file leaves out is the first of them, if it is anything.
macro_rules! named {
    ($(#[$meta:meta])* $type:ident { $($(#[$doc:meta])* $member:ident = $name:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type { $($(#[$doc])* $member),+ }

        impl $type {
            /// Every member, in the order of the format's documentation.
            pub const ALL: &'static [Self] = &[$(Self::$member),+];

            /// Every name, in the same order.
            pub const NAMES: &'static [&'static str] = &[$($name),+];

            /// The member at a place in the list; the first, where there is
            /// none.
            #[must_use]
            pub fn at(place: usize) -> Self {
                *Self::ALL.get(place).unwrap_or(&Self::ALL[0])
            }

            /// The member's name in a claims file.
            #[must_use]
            pub fn name(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            /// The member with this name, if there is one.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                let place = Self::NAMES.iter().position(|known| *known == name)?;
                Some(Self::ALL[place])
            }
        }
    };
}
pub(crate) use named;
