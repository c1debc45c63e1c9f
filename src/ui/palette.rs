//! The theme as custom properties for the components.

use crate::scene::{Rgb, Theme};

/// A style sheet that gives the widget its colours, and each party's class its
/// own: `--ink` for text, `--mark` for marks.
#[must_use]
pub fn style_of(theme: &Theme, accent: Rgb) -> String {
    let mut css = String::from(".claimline{");
    for (name, color) in [
        ("ground", theme.background),
        ("text", theme.foreground),
        ("quiet", theme.muted),
        ("line", theme.grid),
        ("accent", accent),
    ] {
        declare(&mut css, name, color);
    }
    css.push('}');
    let parties = theme.parties.iter().enumerate();
    let named = parties.map(|(place, inks)| (place.to_string(), inks));
    for (place, inks) in named.chain([(String::from("n"), &theme.nobody)]) {
        css.push_str(".p");
        css.push_str(&place);
        css.push('{');
        declare(&mut css, "ink", inks.text);
        declare(&mut css, "mark", inks.mark);
        css.push('}');
    }
    css
}

fn declare(css: &mut String, name: &str, color: Rgb) {
    css.push_str("--");
    css.push_str(name);
    css.push_str(":#");
    for part in color {
        for digit in [part >> 4, part & 15] {
            css.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
        }
    }
    css.push(';');
}
