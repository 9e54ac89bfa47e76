package dev.feria.server.console;

import dev.feria.server.notices.Notice;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what notices mean and what to do about them. */
public final class NoticeRows {
  private NoticeRows() {}

  /**
   * Returns what a notice means to a reader.
   *
   * @param names of accounts by id, for notices that do not tell them
   */
  public static NoticeRow row(Texts texts, Notice notice, Map<String, String> names) {
    String key = "notice." + notice.kind();
    Map<String, String> detail = notice.detail();
    boolean known = texts.words().containsKey(key);
    String subject = notice.subject();
    String account = names.getOrDefault(subject.split("/", 2)[0], subject);
    String name = detail.getOrDefault("account", detail.getOrDefault("sku", account));
    String href = href(notice);
    return new NoticeRow(
        notice.severity(),
        known ? texts.t(key, name) : texts.t("notice.other", notice.kind(), name),
        known ? texts.t(key + ".advice", name) : texts.t("notice.other.advice"),
        notice.createdAt(),
        href,
        href == null ? "" : texts.tOr("notice.go." + notice.kind(), texts.t("notice.go")));
  }

  private static @Nullable String href(Notice notice) {
    return switch (notice.kind()) {
      case "reconnect_needed", "webhooks_revived" -> "/integrations";
      case "oversold" -> "/sales/" + notice.subject();
      case "sync_failed" -> "/syncs";
      case "personal_data_requested" -> "/settings/privacy";
      case "dead_letter" -> "/syncs/dead-letters";
      default -> null;
    };
  }
}
