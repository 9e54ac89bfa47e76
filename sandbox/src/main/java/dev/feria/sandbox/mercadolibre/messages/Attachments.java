package dev.feria.sandbox.mercadolibre.messages;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Json;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.mercadolibre.oauth.Endpoints;
import dev.feria.sandbox.mercadolibre.state.Attachment;
import dev.feria.sandbox.mercadolibre.state.Errors;
import dev.feria.sandbox.mercadolibre.state.Platform;
import dev.feria.sandbox.mercadolibre.state.Seller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files in messages: one file per upload, at most 25 MB, to be used within 48 hours. */
public final class Attachments {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Map<String, String> TYPES =
      Map.of(
          "jpg",
          "image/jpeg",
          "jpeg",
          "image/jpeg",
          "png",
          "image/png",
          "pdf",
          "application/pdf",
          "txt",
          "text/plain");
  private static final int LARGEST = 25 << 20;
  private static final long KEPT_MILLIS = Duration.ofDays(2).toMillis();

  private final Platform platform;

  /** Serves this platform. */
  public Attachments(Platform platform) {
    this.platform = platform;
  }

  /** Adds the operations. */
  public void register(Endpoints endpoints) {
    endpoints
        .add("POST", "/messages/attachments", "messages.attach", this::upload)
        .add("GET", "/messages/attachments/{id}", "messages.attachment", this::download);
  }

  private Reply upload(Seller caller, Call call) {
    if (!"post_sale".equals(call.query("tag")) || call.query("site_id") == null) {
      throw Errors.bad("tag=post_sale and site_id are required");
    }
    String contentType = call.header("content-type");
    Matcher boundary = BOUNDARY.matcher(contentType == null ? "" : contentType);
    if (!boundary.find()) {
      throw Errors.bad("multipart/form-data with a file is expected");
    }
    String text = new String(call.body(), StandardCharsets.ISO_8859_1);
    Matcher name = FILE_NAME.matcher(text);
    int begin = name.find() ? text.indexOf("\r\n\r\n", name.end()) : -1;
    int end = begin < 0 ? -1 : text.indexOf("\r\n--" + boundary.group(1), begin);
    if (end < 0) {
      throw Errors.bad("the form has no file");
    }
    byte[] content = text.substring(begin + 4, end).getBytes(StandardCharsets.ISO_8859_1);
    String fileName = name.group(1);
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String type = TYPES.get(extension);
    if (type == null) {
      throw Errors.bad("only JPG, PNG, PDF and TXT files are allowed");
    }
    if (content.length > LARGEST) {
      throw Errors.of(413, "payload_too_large", "a file has at most 25 MB");
    }
    long now = platform.now();
    platform
        .world()
        .attachments
        .values()
        .removeIf(old -> old.created + KEPT_MILLIS < now && !used(old.id));
    Attachment attachment = new Attachment();
    attachment.id = caller.id + "_" + platform.world().dice.hex(32) + "." + extension;
    attachment.name = fileName;
    attachment.type = type;
    attachment.size = content.length;
    attachment.base64 = Base64.getEncoder().encodeToString(content);
    attachment.created = now;
    platform.world().attachments.put(attachment.id, attachment);
    return Reply.json(201, Json.obj("id", attachment.id));
  }

  private boolean used(String id) {
    return platform.world().conversations.values().stream()
        .flatMap(conversation -> conversation.messages.stream())
        .anyMatch(message -> message.attachments.contains(id));
  }

  private Reply download(Seller caller, Call call) {
    Attachment attachment = platform.world().attachments.get(call.param("id"));
    if (attachment == null) {
      throw Errors.missing("Attachment " + call.param("id") + " not found");
    }
    return Reply.bytes(200, attachment.type, Base64.getDecoder().decode(attachment.base64));
  }
}
