package dev.feria.core.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses belong to the public internet: all but those of the IANA special-purpose address
 * registries (IPv4 and IPv6, read 2026-11-20) and those that carry an IPv4 address inside, which
 * are judged by it.
 */
final class PublicAddresses {
  private static final List<Block> NOT_PUBLIC =
      List.of(
          block(8, 0),
          block(8, 10),
          block(10, 100, 64),
          block(8, 127),
          block(16, 169, 254),
          block(12, 172, 16),
          block(24, 192, 0, 0),
          block(24, 192, 0, 2),
          block(24, 192, 88, 99),
          block(16, 192, 168),
          block(15, 198, 18),
          block(24, 198, 51, 100),
          block(24, 203, 0, 113),
          block(4, 224),
          block(4, 240));

  /** 2000::/3 is all of IPv6 that is given out; these parts of it are not for hosts. */
  private static final List<Block> NOT_PUBLIC_6 =
      List.of(
          block6(23, 0x20, 0x01, 0x00, 0x00),
          block6(32, 0x20, 0x01, 0x0d, 0xb8),
          block6(20, 0x3f, 0xff, 0x00, 0x00));

  private static final Block GLOBAL_6 = block6(3, 0x20, 0, 0, 0);
  private static final Block NAT64 = block6(96, 0x00, 0x64, 0xff, 0x9b);
  private static final Block SIX_TO_FOUR = block6(16, 0x20, 0x02, 0, 0);
  private static final int V4 = 4;
  private static final int V6 = 16;

  private PublicAddresses() {}

  /** The first {@code bits} of an address of {@code length} bytes. */
  private record Block(BigInteger start, int bits, int length) {
    static Block of(int length, int bits, int... octets) {
      byte[] start = new byte[length];
      for (int i = 0; i < octets.length; i++) {
        start[i] = (byte) octets[i];
      }
      return new Block(new BigInteger(1, start), bits, length);
    }

    boolean contains(byte[] address) {
      int rest = length * Byte.SIZE - bits;
      return new BigInteger(1, address).shiftRight(rest).equals(start.shiftRight(rest));
    }
  }

  private static Block block(int bits, int... octets) {
    return Block.of(V4, bits, octets);
  }

  private static Block block6(int bits, int... octets) {
    return Block.of(V6, bits, octets);
  }

  /** Tells whether an address is public. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == V4) {
      return contains4(bytes);
    }
    if (NAT64.contains(bytes)) {
      return contains4(Arrays.copyOfRange(bytes, V6 - V4, V6));
    }
    if (SIX_TO_FOUR.contains(bytes)) {
      return contains4(Arrays.copyOfRange(bytes, 2, 2 + V4));
    }
    return GLOBAL_6.contains(bytes)
        && NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(bytes));
  }

  private static boolean contains4(byte[] bytes) {
    return NOT_PUBLIC.stream().noneMatch(block -> block.contains(bytes));
  }
}
