//! A scene as SVG inside of a page, in the colours of two themes at once.

use super::pen::{Pen, number};
use super::vector::push_escaped;
use crate::scene::{Rgb, Scene};

/// What stands around the drawing.
#[derive(Clone, Copy, Debug)]
pub struct Inlay<'a> {
    /// The `class` of the element.
    pub class: &'a str,
    /// What the picture is called, and, unless another picture has told it,
    /// what is on it; with the ids under which they can be referred to.
    pub title: (&'a str, &'a str),
    /// See there.
    pub description: Option<&'a str>,
    /// Its ground, light and dark.
    pub ground: (Rgb, Option<Rgb>),
    /// Whether it stays away until a style sheet shows it.
    pub is_hidden: bool,
}

/// A scene as an `svg` element for HTML. `dark` is the same scene in the
/// colours of a dark theme: the page's used colour scheme chooses
/// (`light-dark()`), and browsers that do not know that keep the light ones.
///
/// It needs no style sheet, script or style attribute. Its height is reserved
/// from the first byte; it shrinks with its container and never grows beyond
/// its own size; type is the host's.
#[must_use]
pub fn to_inline_svg(light: &Scene, dark: Option<&Scene>, inlay: &Inlay<'_>) -> String {
    let mut out = String::with_capacity(16 * 1024);
    let (width, height) = (
        number(light.width_px.ceil()),
        number(light.height_px.ceil()),
    );
    let (id, title) = inlay.title;
    out.push_str("<svg class=\"");
    out.push_str(inlay.class);
    // As wide as there is room, but by its height never larger than drawn.
    out.push_str("\" width=\"100%\" height=\"");
    out.push_str(&height);
    out.push_str("\" viewBox=\"0 0 ");
    out.push_str(&width);
    out.push(' ');
    out.push_str(&height);
    out.push_str("\" preserveAspectRatio=\"xMinYMin\" direction=\"ltr\" fill=\"currentColor\" ");
    if inlay.is_hidden {
        out.push_str("display=\"none\" ");
    }
    out.push_str("role=\"img\" aria-labelledby=\"");
    out.push_str(id);
    out.push_str("-t\" aria-describedby=\"");
    out.push_str(id);
    out.push_str("-d\">");
    if let Some(description) = inlay.description {
        out.push_str("<title id=\"");
        out.push_str(id);
        out.push_str("-t\">");
        push_escaped(&mut out, title);
        out.push_str("</title><desc id=\"");
        out.push_str(id);
        out.push_str("-d\">");
        push_escaped(&mut out, description);
        out.push_str("</desc>");
    }
    let mut pen = Pen::new(out);
    pen.take(inlay.ground.0, inlay.ground.1);
    pen.out.push_str("<path d=\"M0 0H");
    pen.out.push_str(&width);
    pen.out.push('V');
    pen.out.push_str(&height);
    pen.out.push_str("H0z\"/>");
    for (place, item) in light.items.iter().enumerate() {
        pen.item(item, dark.and_then(|dark| dark.items.get(place)));
    }
    pen.end();
    pen.lift();
    pen.out.push_str("</svg>");
    pen.out
}

#[cfg(test)]
mod tests {
    use super::{Inlay, to_inline_svg};
    use crate::scene::{Anchor, Font, Ink, Item, Point, Scene, Stroke};

    fn scene(rgb: [u8; 3]) -> Scene {
        let ink = Ink { rgb, alpha: 1.0 };
        let at = |x_px, y_px| Point { x_px, y_px };
        Scene {
            width_px: 40.0,
            height_px: 19.5,
            items: vec![
                Item::Path {
                    points: vec![at(0.0, 1.0), at(2.25, -0.01)],
                    stroke: Stroke { ink, width_px: 1.0 },
                },
                Item::Text {
                    at: at(1.0, 2.0),
                    text: "a < b & \"c\"".into(),
                    font: Font {
                        size_px: 12.0,
                        is_bold: true,
                    },
                    anchor: Anchor::End,
                    ink: Ink { rgb, alpha: 0.5 },
                },
            ],
            marks: Vec::new(),
            left_out: 0,
            is_log: false,
            is_broad: false,
        }
    }

    const INLAY: Inlay<'_> = Inlay {
        class: "c",
        title: ("x", "T"),
        description: Some("<d>"),
        ground: ([255; 3], Some([0; 3])),
        is_hidden: false,
    };

    #[test]
    fn neighbours_of_one_colour_share_a_group_with_both_themes() {
        let svg = to_inline_svg(&scene([16, 32, 48]), Some(&scene([200; 3])), &INLAY);
        let group = "<g color=\"#102030\"><g color=\"light-dark(#102030,#c8c8c8)\">";
        assert_eq!(svg.matches(group).count(), 1, "{svg}");
        assert_eq!(svg.matches("<g ").count(), svg.matches("</g>").count());
        assert!(svg.contains("d=\"M0 1L2.3 0\" fill=\"none\""), "{svg}");
        assert!(svg.contains("a &lt; b &amp; &quot;c&quot;</text>"), "{svg}");
        assert!(svg.contains("height=\"20\" viewBox=\"0 0 40 20\""), "{svg}");
        assert!(svg.contains("<desc id=\"x-d\">&lt;d&gt;</desc>"), "{svg}");
        assert!(!svg.contains("style"), "{svg}");
    }

    #[test]
    fn lines_that_look_alike_are_one_element_and_see_through_areas_are_not() {
        let at = |x_px, y_px| Point { x_px, y_px };
        let line = |y: f64, alpha: f64| Item::Path {
            points: vec![at(0.0, y), at(9.0, y)],
            stroke: Stroke {
                ink: Ink { rgb: [9; 3], alpha },
                width_px: 1.0,
            },
        };
        let area = |x: f64, alpha: f64| Item::Area {
            points: vec![at(x, 0.0), at(x + 4.0, 0.0), at(x + 4.0, 4.0)],
            fill: Ink { rgb: [9; 3], alpha },
        };
        let mut drawn = scene([9; 3]);
        drawn.items = vec![
            line(1.0, 1.0),
            line(2.0, 1.0),
            line(3.0, 0.5),
            area(0.0, 1.0),
            area(2.0, 1.0),
            area(0.0, 0.5),
            area(2.0, 0.5),
        ];
        let svg = to_inline_svg(&drawn, None, &INLAY);
        let paths: Vec<&str> = svg.split("<path d=").skip(2).collect();
        assert_eq!(paths.len(), 5, "{svg}");
        assert!(
            paths[0].starts_with("\"M0 1H9M0 2H9\" fill=\"none\""),
            "{svg}"
        );
        assert!(paths[2].starts_with("\"M0 0H4V4zM2 0H6V4z\"/>"), "{svg}");
    }

    #[test]
    fn one_theme_alone_is_plain() {
        let inlay = Inlay {
            description: None,
            ground: ([255; 3], None),
            is_hidden: true,
            ..INLAY
        };
        let svg = to_inline_svg(&scene([16, 32, 48]), None, &inlay);
        assert!(!svg.contains("light-dark"), "{svg}");
        assert!(svg.contains(" display=\"none\" "), "{svg}");
        assert!(!svg.contains("<title"), "{svg}");
    }
}
