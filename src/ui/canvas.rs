//! A scene onto the page's canvas, crisp at any device pixel ratio.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::model::Model;
use crate::paint::{Target, paint};
use crate::scene::Scene;

/// The largest side of a backing store that browsers take without trouble.
const LARGEST_SIDE: f64 = 8192.0;

/// Sizes the canvas for the scene and paints it, in the host's font as the
/// model knows it.
pub fn paint_canvas(canvas: &HtmlCanvasElement, scene: &Scene, scale: f64, model: &Model) {
    let longest_px = scene.width_px.max(scene.height_px).max(1.0);
    let scale = scale.min(LARGEST_SIDE / longest_px);
    let sides = [scene.width_px, scene.height_px].map(|px| whole(px * scale));
    if sides != [canvas.width(), canvas.height()] || !wipe(canvas) {
        canvas.set_width(sides[0]);
        canvas.set_height(sides[1]);
    }
    // Two scenes may have one backing store, where that is as large as can be.
    let style = canvas.style();
    for (name, px) in [("width", scene.width_px), ("height", scene.height_px)] {
        let _ = style.set_property(name, &[&px.to_string(), "px"].concat());
    }
    if let Some(mut backend) = CanvasBackend::with_canvas_object(canvas.clone()) {
        // The backend writes to a canvas in memory: there is nothing to fail.
        let _ = paint(
            &mut backend,
            scene,
            Target::canvas(scale, &model.family, model.ascent_em),
        );
    }
}

/// Empties a canvas that keeps its size: to set the size, even the same one,
/// makes the browser lay the page out anew. Whether that was possible.
fn wipe(canvas: &HtmlCanvasElement) -> bool {
    let context = canvas.get_context("2d").ok().flatten();
    if let Some(context) = &context {
        let context: &CanvasRenderingContext2d = context.unchecked_ref();
        let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
        context.clear_rect(0.0, 0.0, width, height);
    }
    context.is_some()
}

/// Rounds a side of the backing store; sides are within `0..=8192`.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(side: f64) -> u32 {
    side.round().clamp(0.0, LARGEST_SIDE) as u32
}
