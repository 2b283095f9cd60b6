//! Workbooks of places and people, as somebody at a desk would fill them in.

use rust_xlsxwriter::Workbook;

/// The names of the three sheets and their heads.
const SHEETS: [(&str, &[&str]); 3] = [
    (
        "驿站 Stations",
        &[
            "社区 Community",
            "驿站 Station",
            "电话 Phone",
            "地址 Address",
            "开放时间 Opening hours",
            "服务承诺 Promises",
        ],
    ),
    (
        "网格 Cells",
        &["社区 Community", "网格 Cell", "负责驿站 Station", "楼栋 Buildings"],
    ),
    (
        "人员 People",
        &["账号 Login", "工作名 Work name", "身份 Role", "社区 Community"],
    ),
];

/// The rows of the three sheets: stations, cells, people.
#[derive(Debug, Clone, Default)]
pub struct Rows(pub [Vec<Vec<String>>; 3]);

impl Rows {
    /// One new community with a station, a thousand cells in it and 999 people who work there: 2,000 rows.
    pub fn of_a_large_street() -> Self {
        let text = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let station = text(&[
            "柳荫社区",
            "柳荫工作驿站",
            "0512-60000200",
            "柳荫路1号",
            "9:00–17:00",
            "两小时内回电",
        ]);
        let cell = |number: u32| text(&["柳荫社区", &format!("第{number}网格"), "柳荫工作驿站", "1号楼；2号楼"]);
        let person = |number: u32| text(&[&format!("liuyin.{number}"), &format!("柳荫{number}号"), "社工", "柳荫社区"]);
        Self([
            vec![station],
            (1..=1_000).map(cell).collect(),
            (1..=999).map(person).collect(),
        ])
    }

    /// The same with three mistakes: a telephone of two digits, a station that is none, a role that is none.
    #[must_use]
    pub fn with_three_mistakes(mut self) -> Self {
        "12".clone_into(&mut self.0[0][0][2]);
        "没有的驿站".clone_into(&mut self.0[1][499][2]);
        "厨师".clone_into(&mut self.0[2][998][2]);
        self
    }

    /// The workbook.
    pub fn workbook(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for ((name, heads), rows) in SHEETS.iter().zip(&self.0) {
            let sheet = workbook.add_worksheet();
            sheet.set_name(*name).expect("a name");
            for (column, head) in (0..).zip(*heads) {
                sheet.write_string(0, column, *head).expect("a head");
            }
            for (row, texts) in (1..).zip(rows) {
                for (column, text) in (0..).zip(texts) {
                    sheet.write_string(row, column, text).expect("a cell");
                }
            }
        }
        workbook.save_to_buffer().expect("a workbook")
    }
}
