//! A test of the stylesheet's tokens: light and dark say the same names, and every text can be read on its ground.

/// A colour as red, green, blue and how much it covers, each 0–1.
type Colour = [f64; 4];

/// Texts and the grounds they stand on.
const PAIRS: &[(&str, &[&str])] = &[
    ("fg-0", &["bg-0", "bg-1", "bg-2", "bg-press", "brand-soft", "amber-bg"]),
    ("fg-1", &["bg-0", "bg-1", "bg-2"]),
    ("brand-text", &["bg-0", "bg-1", "bg-2", "amber-bg", "red-bg"]),
    ("warn-text", &["bg-0", "bg-2"]),
    ("link", &["bg-0", "bg-1", "bg-2"]),
    ("blue-fg", &["blue-bg"]),
    ("amber-fg", &["amber-bg"]),
    ("green-fg", &["green-bg"]),
    ("red-fg", &["red-bg"]),
    ("violet-fg", &["violet-bg"]),
    ("grey-fg", &["grey-bg"]),
];

fn sheet() -> String {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("style/00-tokens.css");
    std::fs::read_to_string(file).expect("the tokens")
}

/// The declarations of the first block after `selector`.
fn block(sheet: &str, selector: &str) -> Vec<(String, String)> {
    let (_, rest) = sheet.split_once(selector).expect("the block");
    let (_, rest) = rest.split_once('{').expect("its begin");
    let (inside, _) = rest.split_once('}').expect("its end");
    inside
        .split(';')
        .filter_map(|line| line.rsplit("*/").next()?.trim().split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect()
}

fn colour(text: &str) -> Colour {
    if let Some(hex) = text.strip_prefix('#') {
        let double = hex.len() == 3;
        let part = |index: usize| {
            let digits = if double {
                hex[index..=index].repeat(2)
            } else {
                hex[2 * index..2 * index + 2].to_owned()
            };
            f64::from(u8::from_str_radix(&digits, 16).expect("hexadecimal")) / 255.0
        };
        return [part(0), part(1), part(2), 1.0];
    }
    let numbers = text.trim_start_matches("rgba(").trim_end_matches(')').split(',');
    let numbers: Vec<f64> = numbers.map(|number| number.trim().parse().expect("a number")).collect();
    [numbers[0] / 255.0, numbers[1] / 255.0, numbers[2] / 255.0, numbers[3]]
}

fn luminance(colour: Colour) -> f64 {
    let light = |part: f64| {
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * light(colour[0]) + 0.7152 * light(colour[1]) + 0.0722 * light(colour[2])
}

fn contrast(text: Colour, ground: Colour) -> f64 {
    let seen = [0, 1, 2].map(|part| text[part] * text[3] + ground[part] * (1.0 - text[3]));
    let (one, other) = (luminance([seen[0], seen[1], seen[2], 1.0]), luminance(ground));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_text_can_be_read_on_its_ground() {
    let sheet = sheet();
    let light = block(&sheet, ":root");
    let dark = block(&sheet, ":root[data-theme=\"dark\"]");
    for (theme, own) in [("light", &light), ("dark", &dark)] {
        let find = |name: &str| {
            let name = format!("--lx-{name}");
            let found = own.iter().chain(&light).find(|(known, _)| *known == name);
            colour(&found.unwrap_or_else(|| panic!("no {name}")).1)
        };
        for (text, grounds) in PAIRS {
            for ground in *grounds {
                let ratio = contrast(find(text), find(ground));
                assert!(ratio >= 4.5, "{theme}: {text} on {ground} has {ratio:.2}");
            }
        }
        for (ground, least) in [("brand", 4.5), ("warn", 4.5), ("bg-toast", 4.5)] {
            let ratio = contrast([1.0; 4], find(ground));
            assert!(ratio >= least, "{theme}: white on {ground} has {ratio:.2}");
        }
        let ratio = contrast(find("edge"), find("bg-2"));
        assert!(ratio >= 3.0, "{theme}: the edge of a control has {ratio:.2}");
    }
}

#[test]
fn following_the_device_is_as_dark_as_choosing_dark() {
    let sheet = sheet();
    let followed = block(&sheet, ":root:not([data-theme=\"light\"]):not([data-theme=\"dark\"])");
    assert_eq!(block(&sheet, ":root[data-theme=\"dark\"]"), followed);
}
