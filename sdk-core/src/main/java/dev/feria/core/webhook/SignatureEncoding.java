package dev.feria.core.webhook;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** How the bytes of a signature are written. */
public enum SignatureEncoding {
  /** Hexadecimal digits, lower case when written, either when read. */
  HEX {
    @Override
    public String encode(byte[] signature) {
      return HexFormat.of().formatHex(signature);
    }

    @Override
    byte[] decodeOrThrow(String text) {
      return HexFormat.of().parseHex(text);
    }
  },
  /** Base64 with padding. */
  BASE64 {
    @Override
    public String encode(byte[] signature) {
      return Base64.getEncoder().encodeToString(signature);
    }

    @Override
    byte[] decodeOrThrow(String text) {
      return Base64.getDecoder().decode(text);
    }
  },
  /** Base64 for addresses, without padding when written. */
  BASE64_URL {
    @Override
    public String encode(byte[] signature) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    @Override
    byte[] decodeOrThrow(String text) {
      return Base64.getUrlDecoder().decode(text);
    }
  };

  /** Writes a signature. */
  public abstract String encode(byte[] signature);

  abstract byte[] decodeOrThrow(String text);

  /** Reads a signature; empty when it is not written like this. */
  public Optional<byte[]> decode(String text) {
    try {
      return Optional.of(decodeOrThrow(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
