//! The messages and their keys, out of one list.

/// Declares the messages; their names are the keys of the tables.
macro_rules! keyed {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// Something to say. `{0}`, `{1}` in its text are filled in; a text
        /// with plural forms is said by [`Words::count`](super::Words::count).
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Message { $($(#[$doc])* $name),+ }

        /// The keys, in the order of the enumeration.
        pub(super) const KEYS: &[&str] = &[$(stringify!($name)),+];

        impl Message {
            /// Every message.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }
    };
}
pub(super) use keyed;
