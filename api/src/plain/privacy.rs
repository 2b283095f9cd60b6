//! How personal data is handled, in the version that people consent to.

use actix_web::{HttpResponse, web::Data};
use contract::{Language, privacy::CONSENT_VERSION};
use maud::{Markup, html};

use super::{
    frame::page,
    mailbox::stations,
    visit::{self, Visitor},
};
use crate::{cases::office::Office, places::Places, settings::Settings};

/// Question and answer in both languages, in the order of the Personal Information Protection Law's article 17.
const PARTS: [[(&str, &str); 2]; 9] = [
    [
        ("谁在处理", "Who handles it"),
        (
            "您所在社区的服务驿站和它所属的街道。",
            "Your community's service station and its street office.",
        ),
    ],
    [
        ("处理哪些信息", "What is handled"),
        (
            "您的手机号、您愿意填写的姓名和住处网格、您写的文字、照片和地点，以及办理过程；还有您自己添加的电子邮箱、微信小程序里的用户标识（openid）。照片里的拍摄地点和设备信息在手机上就被去掉。",
            "Your number, the name and grid cell if you give them, your texts, photos and places, and what was done; also the \
             e-mail address and the WeChat identifier (openid) that you add yourself. Where and with what a photo was taken is \
             removed on your phone.",
        ),
    ],
    [
        ("为什么处理", "Why"),
        (
            "只为办理和答复您的诉求。手机号用于登录和联系您。邮箱和微信标识只用于告诉您有新消息。不用于广告，不出售，不作自动化决定。",
            "Only to work on your case and answer it. Your number serves to sign in and to reach you; e-mail and WeChat only \
             to tell you that there is news. No advertising, no sale, no automated decisions.",
        ),
    ],
    [
        ("敏感信息", "Sensitive matters"),
        (
            "健康状况、不满十四周岁儿童的信息、照片中的人像等，请只在确有必要时写入。处理它们需要您单独同意；不同意也可以提交。涉及儿童的，应由监护人同意。",
            "Write of health, children under fourteen or recognisable people only where needed. Handling it takes your \
             separate consent; you can send without. For children, a guardian consents.",
        ),
    ],
    [
        ("谁能看到", "Who sees it"),
        (
            "办理的工作人员能看到诉求内容和遮住中间四位的手机号。姓名由您决定谁能看到。转给其他社区或社会组织办理、请社会组织来帮您时，您（或家属、监护人）同意了，才告诉对方姓名、电话和地址。没有您的单独同意，不会公开。匿名提交时，我们不记录您是谁。",
            "Staff who work on it see its content and your number with the middle hidden. You decide who sees your name. \
             Another community or an organisation that is asked to help learns your name, number and address only if you, your \
             family or your guardian agreed. Nothing is published without your separate consent. Of an anonymous letter we do not record who sent it.",
        ),
    ],
    [
        ("谁来传送消息", "Who carries messages"),
        (
            "短信由短信服务商、邮件由邮件服务商、微信消息由微信（腾讯）送达。它们得到对应的手机号、邮箱或微信标识，以及验证码，或“有了答复”一类的提示和编号；得不到您的姓名、您写的文字和答复的内容。您没有添加的，不会用。在“消息”的“提醒设置”里随时可以关闭或删除。",
            "Text messages are carried by a message provider, mails by a mail provider, WeChat's by WeChat (Tencent). They get \
             that number, address or identifier, and a code, or that there is news and its number; never your name, your words \
             or an answer's. What you did not add is not used. Switch it off or remove it at any time under Messages, Reminders.",
        ),
    ],
    [
        ("保存多久", "How long it is kept"),
        (
            "只保存办理、回访和依法归档所需的最短时间，到期自动删除。邮箱和微信标识保存到您删除它或注销账号为止；没有填验证码的邮箱，验证码过期后删除。手机号、邮箱和微信标识都加密保存在本系统的服务器上，工作人员看不到您的邮箱和微信标识。",
            "Only as long as work, follow-up and lawful records need, then it is deleted by itself. E-mail and WeChat are kept \
             until you remove them or delete your account; an address whose code was never entered goes when the code has run \
             out. All three are kept encrypted on this system's server, and staff do not see your e-mail or WeChat.",
        ),
    ],
    [
        ("您的权利", "Your rights"),
        (
            "您可以随时查看、下载、更正和删除您的信息，撤回同意，注销账号：都在“我的”页面。也可以直接给驿站打电话。",
            "You can see, download, correct and delete your data, take consent back and delete your account at any time, all \
             under “Me”. Or call your station.",
        ),
    ],
    [
        ("这一版改了什么", "What is new in this version"),
        (
            "写明了您添加的邮箱、微信标识和传送消息的服务商。同意过第 1 版的，下次提交前会再问您一次；以前提交的照旧办理，公开和敏感信息的同意仍然有效。",
            "It names the e-mail and WeChat that you add, and who carries messages. Whoever agreed to version 1 is asked once \
             more before they next send something; what was sent before goes on, and what you said on publication and \
             sensitive matters stands.",
        ),
    ],
];

/// What those tell of themselves who become volunteers, who sees it, and for how long.
const VOLUNTEERS: [[(&str, &str); 2]; 3] = [
    [
        ("志愿者另外提供什么", "What volunteers tell besides"),
        (
            "会做什么、会说什么话、什么时候有空、哪些天不来、能去多远；性别可以不说。社区要求证书的技能，还要证书的名称、编号和有效期。全国志愿服务编号、参加的培训、表彰和志愿者保险由驿站登记，不收身份证号。这些只用来安排上门和记录服务时长；由系统推荐人选，由工作人员决定。",
            "What they can do and speak, when they have time, on which days they do not come and how far they go; their gender if \
             they like. For skills of which the community wants a certificate: its kind, number and until when it counts. The \
             station enters their number in the national volunteers' system, never that of an identity card, and their trainings, \
             honours and insurance as a volunteer. It serves to \
             find who comes to a door and to count hours; the system suggests, and staff decide.",
        ),
    ],
    [
        ("志愿者的信息谁能看到", "Who sees what volunteers tell"),
        (
            "本社区驿站的工作人员能看到这些和遮住中间四位的手机号。证书编号加密保存，保险单号也一样，平时只显示末尾几位；要看证书全号必须写明理由，每次都记入操作日志。请您上门的人家能看到您的名字。驿站和街道可以按规定导出服务时长，里面有姓名和全国志愿服务编号，每次导出都有记录。您把服务证明交给谁，谁就能用编号和验证码核对；表彰只有您自己选了，才印在证明上。",
            "The staff of the community's station, with the telephone number's middle hidden. Numbers of certificates and of \
             insurances are kept encrypted and shown by their last signs; to see a certificate's whole takes a reason and is \
             recorded each time. The household \
             that is visited sees the volunteer's name. Station and street can take out the hours, with names and national \
             numbers, which is recorded too. Whoever is given a certificate of hours can check it by its number and code; \
             honours stand on it only where their volunteer chose so.",
        ),
    ],
    [
        ("志愿者的信息保存多久", "How long what volunteers tell is kept"),
        (
            "到您改掉它或注销账号为止；不来的日子过了就删除。注销后，资料、证书编号、培训、表彰、保险、同意过的协议和服务证明都删除，服务时长只留下数目，不再有您的名字。",
            "Until they change it or delete their account; days off are deleted once they are over. With the account go what \
             they told, the numbers of certificates, trainings, honours, the insurance, what they agreed on and the certificates of \
             hours; of the hours only the figures stay, without \
             a name.",
        ),
    ],
];

/// Where texts that wait for moderators are shown to a checker outside.
const CHECKED: [(&str, &str); 2] = [
    ("给别人看的内容", "What others are shown"),
    (
        "居民提案和评论在公开前，会把文字（遮住电话、证件号和门牌）交给微信做内容安全检测，供审核人员参考。不发送您的姓名、手机号和账号。",
        "Before proposals and comments are published, their text, with numbers and doors made unreadable, is shown to WeChat's \
         check as a hint for the moderators. Your name, your number and your account are not sent.",
    ),
];

/// Shows it.
pub(super) async fn shown(visitor: Visitor, office: Office, settings: Data<Settings>) -> HttpResponse {
    let checked = settings.wechat.check_texts && !settings.wechat.app_id.is_empty();
    visit::shown(privacy(visitor.language, &office.places, checked))
}

/// The page, with whom to call, and what leaves where texts are `checked` outside.
fn privacy(language: Language, places: &Places, checked: bool) -> Markup {
    let in_language = |(chinese, english)| language.pick(chinese, english);
    let content = html! {
        p { (language.pick("第 ", "Version ")) (CONSENT_VERSION) (language.pick(" 版", "")) }
        @for [question, answer] in PARTS.into_iter().chain(VOLUNTEERS).chain(checked.then_some(CHECKED)) {
            h2 { (in_language(question)) }
            p { (in_language(answer)) }
        }
        h2 { (language.pick("打电话", "Call")) }
        (stations(places, language))
        p { a href=(language.pick("?lang=en", "?lang=zh-CN")) { (language.pick("English", "中文")) } }
        p { a href="/" { (language.pick("返回完整版", "Back to the full version")) } }
    };
    page(
        language,
        language.pick("个人信息处理说明", "How personal data is handled"),
        &content,
    )
}
