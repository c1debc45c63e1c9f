//! A decimal number as the nearest double.
//!
//! The standard library's reader brings a table of powers that would outweigh
//! this whole room in the module, for numbers that are nearly always whole.

/// Digits beyond these cannot move the nearest double, except by being there.
const DIGITS: usize = 800;

/// Reads a number in the spelling of JSON (`-12.5e3`), rounded to the nearest
/// double (ties to even; a result below the normal doubles may be off by one
/// unit). What lies beyond the doubles is infinite.
pub(super) fn read_number(raw: &str) -> f64 {
    let (body, is_negative) = match raw.strip_prefix('-') {
        Some(body) => (body, true),
        None => (raw, false),
    };
    let mut digits: Vec<u8> = Vec::with_capacity(body.len().min(DIGITS));
    let mut exponent: i32 = 0;
    let mut is_fraction = false;
    let mut sticky = false;
    let mut bytes = body.bytes();
    for byte in bytes.by_ref() {
        match byte {
            b'0'..=b'9' => {
                let digit = byte - b'0';
                let is_kept = digits.len() < DIGITS;
                if is_kept && (digit != 0 || !digits.is_empty()) {
                    digits.push(digit);
                }
                sticky |= !is_kept && digit != 0;
                exponent += i32::from(!is_kept) - i32::from(is_fraction);
            }
            b'.' => is_fraction = true,
            _ => break,
        }
    }
    let mut power: i32 = 0;
    let mut is_small = false;
    for byte in bytes {
        match byte {
            b'-' => is_small = true,
            b'0'..=b'9' => power = (power * 10 + i32::from(byte - b'0')).min(99_999_999),
            _ => {}
        }
    }
    exponent += if is_small { -power } else { power };
    let size = if digits.is_empty() {
        0.0
    } else {
        nearest(&digits, exponent, sticky)
    };
    if is_negative { -size } else { size }
}

/// The double nearest to `digits × 10^exponent`, and a little more if `sticky`.
fn nearest(digits: &[u8], exponent: i32, sticky: bool) -> f64 {
    let magnitude = i32::try_from(digits.len()).unwrap_or(i32::MAX) + exponent;
    if magnitude > 310 {
        return f64::INFINITY;
    }
    if magnitude < -330 {
        return 0.0;
    }
    if digits.len() < 20 && exponent == 0 {
        let whole = digits
            .iter()
            .fold(0_u64, |sum, digit| sum * 10 + u64::from(*digit));
        #[expect(clippy::cast_precision_loss, reason = "rounding is what is asked for")]
        return whole as f64;
    }
    // Words of 32 bits, the least first.
    let mut big = Vec::new();
    for digit in digits {
        multiply(&mut big, 10, u32::from(*digit));
    }
    for _ in 0..exponent {
        multiply(&mut big, 10, 0);
    }
    let mut sticky = sticky;
    let mut power = 0;
    if exponent < 0 {
        // Room for a quotient of 64 bits: a digit takes fewer than 4.
        let words = exponent.unsigned_abs().div_ceil(8) + 3;
        for _ in 0..words {
            big.insert(0, 0);
            power -= 32;
        }
        for _ in exponent..0 {
            sticky |= divide_by_ten(&mut big);
        }
    }
    // The three upper words hold at least 65 bits of the number.
    while big.len() > 3 {
        sticky |= big.remove(0) != 0;
        power += 32;
    }
    let top = big
        .iter()
        .rev()
        .fold(0_u128, |sum, word| (sum << 32) | u128::from(*word));
    #[expect(clippy::cast_precision_loss, reason = "rounding is what is asked for")]
    let top = (top << 1 | u128::from(sticky)) as f64;
    scale(top, power - 1)
}

fn multiply(big: &mut Vec<u32>, factor: u32, plus: u32) {
    let mut carry = u64::from(plus);
    for word in big.iter_mut() {
        carry += u64::from(*word) * u64::from(factor);
        *word = low(carry);
        carry >>= 32;
    }
    if carry != 0 {
        big.push(low(carry));
    }
}

/// Divides; whether there is a rest.
fn divide_by_ten(big: &mut Vec<u32>) -> bool {
    let mut rest = 0_u64;
    for word in big.iter_mut().rev() {
        rest = rest << 32 | u64::from(*word);
        *word = low(rest / 10);
        rest %= 10;
    }
    while big.last() == Some(&0) {
        big.pop();
    }
    rest != 0
}

#[expect(clippy::cast_possible_truncation, reason = "the lower half is meant")]
fn low(number: u64) -> u32 {
    number as u32
}

/// `number × 2^power`, in steps that stay within the doubles.
fn scale(mut number: f64, mut power: i32) -> f64 {
    while power != 0 {
        let step = power.clamp(-1000, 1000);
        let bits = u64::from((step + 1023).unsigned_abs());
        number *= f64::from_bits(bits << 52);
        power -= step;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::read_number;

    #[test]
    fn numbers_are_the_nearest_doubles() {
        let long = "1".repeat(900);
        let sticky = format!("9007199254740993.{}1", "0".repeat(900));
        for raw in [
            "0",
            "-0",
            "10000",
            "0.1",
            "0.30000000000000004",
            "9007199254740992",
            "9007199254740993",
            "9007199254740993.0000000001",
            "9007199254740992.5",
            "1.7976931348623157e308",
            "1e309",
            "-1e400",
            "2.2250738585072014e-308",
            "1e-400",
            "1e99999999999",
            "0e99999999999",
            "0.000e7",
            "123456789012345678901234567890",
            "3.141592653589793115997963468544185161590576171875",
            "1E+3",
            "12.50e-1",
            "8.41e21",
            "9.5e-5",
            &long,
            &sticky,
        ] {
            let right: f64 = raw.parse().expect(raw);
            assert_eq!(read_number(raw).to_bits(), right.to_bits(), "{raw}");
        }
    }

    #[test]
    fn many_numbers_come_back_from_their_shortest_spelling() {
        let mut state = 1_u64;
        for _ in 0..20_000 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let number = f64::from_bits(state >> 1);
            if number.is_normal() {
                let raw = format!("{number:e}");
                assert_eq!(read_number(&raw).to_bits(), number.to_bits(), "{raw}");
            }
        }
    }
}
