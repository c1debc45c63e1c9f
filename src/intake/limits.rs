//! How much a file may hold, each limit with the words that messages use.

/// A limit and how a message spells it.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The greatest size that is still taken.
    pub most: usize,
    /// The limit in words: "200,000 claims".
    pub words: &'static str,
}

impl Limit {
    /// Whether a size is beyond the limit.
    #[must_use]
    pub fn is_passed_by(self, size: usize) -> bool {
        size > self.most
    }
}

/// Size of a file in the widget.
pub const WIDGET_BYTES: Limit = Limit {
    most: 32 << 20,
    words: "32 MiB",
};

/// Size of a file on the command line.
pub const COMMAND_BYTES: Limit = Limit {
    most: 256 << 20,
    words: "256 MiB",
};

/// Size of a file where this build runs.
pub const BYTES: Limit = if cfg!(target_arch = "wasm32") {
    WIDGET_BYTES
} else {
    COMMAND_BYTES
};

/// Claims of a dataset.
pub const CLAIMS: Limit = Limit {
    most: 200_000,
    words: "200,000 claims",
};

/// Unicode scalar values of one text.
pub const TEXT: Limit = Limit {
    most: 10_000,
    words: "10,000 characters",
};

/// Words of a quote; more are taken, with a warning.
pub const QUOTE: Limit = Limit {
    most: 50,
    words: "50 words",
};

/// Levels of nested lists and objects.
pub const DEPTH: Limit = Limit {
    most: 128,
    words: "128 levels",
};

/// Diagnostics that are kept; all are counted.
pub const DIAGNOSTICS: usize = 100;

/// Characters of an offending value that a message shows.
pub const SHOWN: usize = 40;
