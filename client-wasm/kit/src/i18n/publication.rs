//! The words of making cases public, at the desk.

texts! {
    ASK = "问能否公开", "Ask to make it public";
    ASK_TEXT = "给反映人的话（可不填）", "A word to the reporter (optional)";
    ASK_HINT = "请反映人决定这件诉求和答复能否隐去个人信息后公开。每件只问一次。", "The reporter decides whether the case and its answer may be public, without what names anybody. Asked once.";
    ASKED = "已经问了反映人", "The reporter was asked";
    UNPUBLISH = "撤下公开", "Make it private";
    UNPUBLISH_TEXT = "原因（可不填，反映人可见）", "Why (optional; the reporter reads it)";
    UNPUBLISHED = "已撤下", "It is private again";
    PREPARE = "公开内容", "What is public";

    PUBLISHED = "公开的诉求", "Public cases";
    PUBLISHED_NONE = "还没有公开的诉求。诉求答复后，可在“更多操作”里问反映人能否公开。", "No case is public yet. Once a case is answered, ask its reporter under “More”.";
    PUBLISHED_SINCE = "{} 公开", "public since {}";
    PUBLISHED_PAGE = "查看公开页面", "See the public page";

    NOT_AGREED = "反映人同意后才能准备公开内容。", "It can be prepared once the reporter agrees.";
    LEAD = "请改写成任何人都可以看的内容：隐去姓名、电话、门牌等。", "Write what anybody may read: without names, numbers and doors.";
    TITLE = "标题", "Title";
    BODY = "内容", "Text";
    ANSWER = "答复", "Answer";

    FINDINGS = "可能涉及个人信息", "May name somebody";
    FINDINGS_NONE = "没有发现电话、证件号、门牌或姓名，请再通读一遍。", "No number, door or name was found; please read it once more yourself.";
    FOUND_IN = "{}：{}", "{}: {}";
    PHONE = "电话", "Telephone";
    IDENTITY = "身份证号", "Identity number";
    HOME = "住址", "Home";
    NAME = "姓名", "Name";
    LISTED = "词表", "Listed word";
    MASK = "遮盖", "Mask";
    MASK_ALL = "全部遮盖", "Mask all";
    KEEP = "可以保留", "May stay";
    KEPT = "已确认保留", "May stay";
    UNKEEP = "不保留", "May not stay";
    MASKED = "＊＊＊", "＊＊＊";

    PHOTOS = "照片", "Pictures";
    SHOW_PHOTO = "公开照片 {}", "Show picture {}";
    COPY_HIDDEN = "审核员隐藏了这张照片的公开版。不改遮挡，再公开也不会显示。", "A moderator hid the public copy of this picture. Unless other parts are covered, it stays hidden.";
    PHOTO = "照片 {}", "Picture {}";
    DRAW = "在照片上拖动，画出要遮挡的人脸、车牌、门牌。也可添加一块后用方向键移动、按住 Shift 改变大小。", "Draw over faces, plates and doors. Or add an area, move it by the arrow keys, and resize it with Shift.";
    DRAW_LABEL = "照片 {} 的遮挡", "What is hidden on picture {}";
    AREA = "遮挡 {}", "Area {}";
    ADD_AREA = "添加一块遮挡", "Add an area";
    REMOVE_AREA = "移除遮挡 {}", "Remove area {}";
    LEFT = "左", "Left";
    TOP = "上", "Top";
    WIDTH = "宽", "Width";
    HEIGHT = "高", "Height";

    SAVE = "保存并预览", "Save and preview";
    SAVED = "已保存，请核对预览", "Saved; please check the preview";
    PREVIEW = "公开后的样子", "As everybody will see it";
    UNSAVED = "有未保存的修改。", "There are changes that are not saved.";
    OPEN_FINDINGS = "还有 {} 处待遮盖或确认保留。", "Still to be masked or kept: {}.";
    ONLY_ADMIN = "由驿站管理员核对后公开。", "A station's administrator checks and publishes it.";
    PUBLISH = "公开", "Publish";
    PUBLISHED_DONE = "已公开", "It is public";
    IS_PUBLIC = "正在公开。要修改，请先撤下。", "It is public. To change it, make it private first.";
}
