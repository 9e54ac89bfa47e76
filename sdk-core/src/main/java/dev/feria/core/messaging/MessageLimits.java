package dev.feria.core.messaging;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a channel accepts in one message.
 *
 * @param maxCharacters longest text, in UTF-16 units as most providers count
 * @param repertoire the characters it can carry, as a charset; null for all of Unicode
 * @param maxAttachments 0 where files cannot be sent
 * @param maxAttachmentBytes of one file
 * @param contentTypes media types that may be attached; empty for any
 */
public record MessageLimits(
    int maxCharacters,
    @Nullable Charset repertoire,
    int maxAttachments,
    long maxAttachmentBytes,
    Set<String> contentTypes) {
  public MessageLimits {
    contentTypes = Set.copyOf(contentTypes);
  }

  /** Why a message cannot be sent as it is. */
  public enum Problem {
    /** Neither text nor file. */
    EMPTY,
    /** More than {@link MessageLimits#maxCharacters}. */
    TOO_LONG,
    /** A character outside of {@link MessageLimits#repertoire}. */
    CHARACTER,
    /** More files than {@link MessageLimits#maxAttachments}. */
    TOO_MANY_FILES,
    /** A file larger than {@link MessageLimits#maxAttachmentBytes}. */
    FILE_TOO_LARGE,
    /** A file of a type outside of {@link MessageLimits#contentTypes}. */
    FILE_TYPE
  }

  /** Returns limits of text alone, in all of Unicode. */
  public static MessageLimits text(int maxCharacters) {
    return new MessageLimits(maxCharacters, null, 0, 0, Set.of());
  }

  /** Returns the first reason why a message cannot be sent; empty when it can. */
  public Optional<Problem> check(OutboundMessage message) {
    if (message.text().isBlank() && message.files().isEmpty()) {
      return Optional.of(Problem.EMPTY);
    }
    if (message.text().length() > maxCharacters) {
      return Optional.of(Problem.TOO_LONG);
    }
    if (!carries(message.text())) {
      return Optional.of(Problem.CHARACTER);
    }
    if (message.files().size() > maxAttachments) {
      return Optional.of(Problem.TOO_MANY_FILES);
    }
    for (OutboundFile file : message.files()) {
      if (file.bytes().length > maxAttachmentBytes) {
        return Optional.of(Problem.FILE_TOO_LARGE);
      }
      if (!contentTypes.isEmpty() && !contentTypes.contains(file.contentType())) {
        return Optional.of(Problem.FILE_TYPE);
      }
    }
    return Optional.empty();
  }

  private boolean carries(String text) {
    if (repertoire == null) {
      return true;
    }
    CharsetEncoder encoder = repertoire.newEncoder();
    return encoder.canEncode(text);
  }
}
