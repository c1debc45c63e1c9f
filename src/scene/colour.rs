//! Colours as the eye sees them: contrast, mixing, lightness.
//!
//! Contrast is WCAG 2's. Lightness is moved in OKLab, which keeps a hue the
//! same hue; see Björn Ottosson, "A perceptual color space for image
//! processing" (2020), for the matrices.

use super::theme::Rgb;

/// The contrast of two colours by WCAG 2, `1..=21`.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colour between two; `share` of the second, `0..=1`.
#[must_use]
pub(super) fn mix(a: Rgb, b: Rgb, share: f64) -> Rgb {
    [0, 1, 2].map(|at| byte(f64::from(a[at]) * (1.0 - share) + f64::from(b[at]) * share))
}

/// How different two colours look; black and white are 1 apart.
pub(super) fn distance(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (to_lab(a), to_lab(b));
    let square = |at: usize| (a[at] - b[at]) * (a[at] - b[at]);
    (square(0) + square(1) + square(2)).sqrt()
}

/// The colour of the same hue, moved as little as possible in lightness, that
/// has a contrast on every ground. Toward black or white, whichever is farther
/// from the grounds; where not even that is enough, it is that.
pub(super) fn with_contrast(colour: Rgb, grounds: &[Rgb], ratio: f64) -> Rgb {
    let worst = |colour: Rgb| {
        let each = grounds.iter().map(|ground| contrast(colour, *ground));
        each.fold(21.0, f64::min)
    };
    let (black, white) = ([0; 3], [255; 3]);
    let (end, lightness) = if worst(white) > worst(black) {
        (white, 1.0)
    } else {
        (black, 0.0)
    };
    let lab = to_lab(colour);
    let mut found = colour;
    let mut step = 0.0;
    while worst(found) < ratio {
        step += 1.0 / 64.0;
        if step >= 1.0 {
            return end;
        }
        found = from_lab(lab[0] + (lightness - lab[0]) * step, lab[1], lab[2]);
    }
    found
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = colour.map(to_linear);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

/// The `n`-th root of `x` in `0..=1`, by Newton's method: two small roots
/// weigh less than a power function.
fn root(x: f64, n: i32) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let mut y: f64 = 1.0;
    // From above, each step falls toward the root until rounding stops it.
    loop {
        let power = (1..n).fold(1.0, |product, _| product * y);
        let next = y - (y - x / power) / f64::from(n);
        if next >= y {
            return y;
        }
        y = next;
    }
}

fn to_linear(channel: u8) -> f64 {
    let c = f64::from(channel) / 255.0;
    if c <= 0.04045 {
        return c / 12.92;
    }
    // To the power of 2.4, which is 12/5.
    let x = (c + 0.055) / 1.055;
    let fifth = root(x, 5);
    x * x * fifth * fifth
}

fn from_linear(c: f64) -> f64 {
    if c <= 0.003_130_8 {
        return 12.92 * c;
    }
    // To the power of 1/2.4, which is 5/12.
    let twelfth = root(c.sqrt().sqrt(), 3);
    let square = twelfth * twelfth;
    1.055 * square * square * twelfth - 0.055
}

fn byte(value: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of a byte"
    )]
    let byte = (value + 0.5).clamp(0.0, 255.0) as u8;
    byte
}

fn to_lab(colour: Rgb) -> [f64; 3] {
    let [r, g, b] = colour.map(to_linear);
    let l = root(
        0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b,
        3,
    );
    let m = root(
        0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b,
        3,
    );
    let s = root(
        0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b,
        3,
    );
    [
        0.210_454_255_3 * l + 0.793_617_785_0 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205_0 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766_0 * s,
    ]
}

/// The colour of a lightness, hue and strength; where the screen has none so
/// strong, a weaker one of the same hue.
fn from_lab(lightness: f64, a: f64, b: f64) -> Rgb {
    let mut strength = 1.0;
    loop {
        let linear = lab_to_linear(lightness, a * strength, b * strength);
        let is_shown = linear.iter().all(|c| (-0.001..=1.001).contains(c));
        if is_shown || strength <= 0.0 {
            return linear.map(|c| byte(from_linear(c.clamp(0.0, 1.0)) * 255.0));
        }
        strength -= 0.05;
    }
}

fn lab_to_linear(lightness: f64, a: f64, b: f64) -> [f64; 3] {
    let cube = |x: f64| x * x * x;
    let l = cube(lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b);
    let m = cube(lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b);
    let s = cube(lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
}

#[cfg(test)]
mod tests {
    use super::{contrast, from_lab, to_lab, with_contrast};

    #[test]
    fn contrast_is_that_of_the_guideline() {
        assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 0.001);
        // The darkest grey that still has 4.5:1 on white.
        assert!(contrast([0x76; 3], [255; 3]) >= 4.5);
        assert!(contrast([0x77; 3], [255; 3]) < 4.5);
    }

    #[test]
    fn a_colour_survives_the_way_to_lab_and_back() {
        for colour in [[0, 0, 0], [255, 255, 255], [200, 30, 90], [3, 120, 250]] {
            let [l, a, b] = to_lab(colour);
            let back = from_lab(l, a, b);
            for at in 0..3 {
                assert!(back[at].abs_diff(colour[at]) <= 1, "{colour:?} {back:?}");
            }
        }
    }

    #[test]
    fn every_colour_can_be_read_on_every_ground() {
        let levels = [0_u8, 51, 102, 128, 153, 204, 255];
        let grounds = [
            [255; 3],
            [0; 3],
            [21, 25, 30],
            [250, 240, 220],
            [119; 3],
            [200, 40, 40],
        ];
        for ground in grounds {
            for r in levels {
                for g in levels {
                    for b in levels {
                        let text = with_contrast([r, g, b], &[ground], 4.5);
                        assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                        let mark = with_contrast([r, g, b], &[ground], 3.0);
                        assert!(contrast(mark, ground) >= 3.0, "{mark:?} on {ground:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_colour_that_can_be_read_is_left_alone() {
        assert_eq!(
            with_contrast([180, 33, 63], &[[255; 3]], 4.5),
            [180, 33, 63]
        );
    }

    #[test]
    fn the_hue_is_kept() {
        let [_, a, b] = to_lab([0xf0, 0xc0, 0x30]);
        let [_, c, d] = to_lab(with_contrast([0xf0, 0xc0, 0x30], &[[255; 3]], 4.5));
        assert!((f64::atan2(b, a) - f64::atan2(d, c)).abs() < 0.08);
    }
}
