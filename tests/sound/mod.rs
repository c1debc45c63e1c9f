//! What holds of every scene, whatever is in it.

use claimline::scene::{Anchor, Item, Point, Scene, hit, text_width_px};

/// A text as a box: left, top, right, bottom.
fn text_box(item: &Item) -> Option<(&str, [f64; 4])> {
    let Item::Text {
        at,
        text,
        font,
        anchor,
        ..
    } = item
    else {
        return None;
    };
    let width = text_width_px(text, *font);
    let left = match anchor {
        Anchor::Start => at.x_px,
        Anchor::Middle => at.x_px - width / 2.0,
        Anchor::End => at.x_px - width,
    };
    Some((text, [left, at.y_px - 9.0, left + width, at.y_px + 2.0]))
}

/// What does not hold of a scene that must hold of every one.
pub(crate) fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    for item in &scene.items {
        let is_finite = |at: &Point| at.x_px.is_finite() && at.y_px.is_finite();
        let sound = match item {
            Item::Path { points, .. } => points.len() >= 2 && points.iter().all(is_finite),
            Item::Area { points, .. } => points.len() >= 3 && points.iter().all(is_finite),
            Item::Circle { center, .. } => is_finite(center),
            Item::Text { at, text, .. } => is_finite(at) && !text.is_empty(),
        };
        if !sound {
            faults.push(format!("{item:?} cannot be drawn"));
        }
    }
    let boxes: Vec<(&str, [f64; 4])> = scene.items.iter().filter_map(text_box).collect();
    for (place, (text, it)) in boxes.iter().enumerate() {
        let is_inside = it[0] >= -0.5
            && it[1] >= -0.5
            && it[2] <= scene.width_px + 0.5
            && it[3] <= scene.height_px + 0.5;
        if !is_inside {
            faults.push(format!("{text} leaves the frame: {it:?}"));
        }
        for (other, that) in &boxes[..place] {
            let is_apart = it[0] >= that[2] - 0.1
                || it[2] <= that[0] + 0.1
                || it[1] >= that[3] - 0.1
                || it[3] <= that[1] + 0.1;
            if !is_apart {
                faults.push(format!("{text} lies on {other}: {it:?} {that:?}"));
            }
        }
    }
    // No word lies on the heart of a mark, which is what is stated.
    for mark in &scene.marks {
        for (text, it) in &boxes {
            let Point { x_px, y_px } = mark.center;
            let is_apart = it[0] >= x_px + 4.0
                || it[2] <= x_px - 4.0
                || it[1] >= y_px + 4.0
                || it[3] <= y_px - 4.0;
            if !is_apart {
                faults.push(format!(
                    "{text} {it:?} lies on the mark at {x_px} {y_px} of {}",
                    mark.sentence
                ));
            }
        }
    }
    for mark in &scene.marks {
        let found = hit(scene, mark.center);
        let same = scene.marks.iter().find(|other| Some(other.claim) == found);
        let is_there = same.is_some_and(|same| {
            let (dx, dy) = (
                same.center.x_px - mark.center.x_px,
                same.center.y_px - mark.center.y_px,
            );
            f64::hypot(dx, dy) < 1e-9
        });
        if !is_there {
            faults.push(format!("{} cannot be touched", mark.sentence));
        }
    }
    faults
}
