package dev.feria.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Refuses bodies above 1 MiB, and files to import above 10 MB: at once where the length is stated,
 * else while they are read.
 */
@PreMatching
@Priority(10)
final class BodyLimit implements ContainerRequestFilter {
  static final long LIMIT = 1024 * 1024;
  private static final long FILE_LIMIT = 10_000_000;

  @Override
  public void filter(ContainerRequestContext request) {
    long limit = request.getUriInfo().getPath().endsWith("/import") ? FILE_LIMIT : LIMIT;
    if (statedLength(request) > limit) {
      throw Problem.tooLarge(limit).exception();
    }
    request.setEntityStream(new Limited(request.getEntityStream(), limit));
  }

  private static long statedLength(ContainerRequestContext request) {
    String text = request.getHeaderString("Content-Length");
    if (text == null) {
      return 0;
    }
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw Problem.of("bad_request", 400, "Bad request", "Content-Length is not a number")
          .exception();
    }
  }

  private static final class Limited extends FilterInputStream {
    private final long limit;
    private long left;

    Limited(InputStream in, long limit) {
      super(in);
      this.limit = limit;
      this.left = limit;
    }

    @Override
    public int read() throws IOException {
      int value = in.read();
      if (value >= 0) {
        count(1);
      }
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    private void count(int read) {
      left -= read;
      if (left < 0) {
        throw Problem.tooLarge(limit).exception();
      }
    }
  }
}
