package dev.feria.sandbox.shopify.bulk;

import dev.feria.sandbox.http.Call;
import dev.feria.sandbox.http.Reply;
import dev.feria.sandbox.http.Router;
import dev.feria.sandbox.shopify.state.BulkOperation;
import dev.feria.sandbox.shopify.state.Gid;
import dev.feria.sandbox.shopify.state.Platform;
import dev.feria.sandbox.shopify.state.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The storage host: files by signed address, whole or by ranges, and without any token. */
public final class Storage {
  private static final Duration VALID = Duration.ofDays(7);
  private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{1,18})-([0-9]{0,18})");
  private static final Pattern NAME = Pattern.compile("bulk-([0-9]{1,18})\\.jsonl");
  private static final String TYPE = "application/jsonl";

  private final Platform platform;
  private final BulkFiles files;
  private final BulkRunner runner;

  /** Serves these files. */
  public Storage(Platform platform, BulkFiles files, BulkRunner runner) {
    this.platform = platform;
    this.files = files;
    this.runner = runner;
  }

  /** The operations of the storage host. */
  public Router router() {
    return new Router()
        .add("GET", "/{shop}/{file}", "storage.get", this::get)
        .add("GET", "/shopify-storage/{shop}/{file}", "storage.get", this::get);
  }

  private Reply get(Call call) {
    if (call.header("x-shopify-access-token") != null || call.header("authorization") != null) {
      return refusal(400, "InvalidArgument");
    }
    Shop shop = platform.world().shops.get(call.param("shop"));
    Matcher name = NAME.matcher(call.param("file"));
    BulkOperation bulk =
        shop == null || !name.matches() ? null : shop.bulkOperations.get(Gid.number(name.group(1)));
    if (shop == null || bulk == null || bulk.size < 0) {
      return refusal(404, "NoSuchKey");
    }
    if (!bulk.secret.equals(call.query("X-Goog-Signature"))) {
      return refusal(403, "SignatureDoesNotMatch");
    }
    if (platform.now() > bulk.completed + VALID.toMillis()) {
      return refusal(400, "ExpiredToken");
    }
    Path file = files.of(bulk);
    if (!Files.exists(file)) {
      runner.again(shop, bulk);
    }
    try {
      return ranged(call, bulk, file, Files.size(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply ranged(Call call, BulkOperation bulk, Path file, long size) {
    String header = call.header("range");
    Matcher range = RANGE.matcher(header == null ? "" : header);
    Reply reply;
    if (range.matches()) {
      long begin = Long.parseLong(range.group(1));
      long end =
          range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
      if (begin >= size || end < begin) {
        return refusal(416, "InvalidRange").header("Content-Range", "bytes */" + size);
      }
      reply =
          Reply.file(206, TYPE, file, begin, end - begin + 1)
              .header("Content-Range", "bytes " + begin + "-" + end + "/" + size);
    } else {
      reply = Reply.file(200, TYPE, file, 0, size);
    }
    return reply
        .header("Accept-Ranges", "bytes")
        .header("ETag", "\"" + bulk.secret.substring(0, 16) + "\"");
  }

  private static Reply refusal(int status, String code) {
    return Reply.bytes(
        status,
        "application/xml; charset=UTF-8",
        ("<?xml version='1.0' encoding='UTF-8'?><Error><Code>" + code + "</Code></Error>")
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
