package dev.feria.server.platform.http;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** Reads {@code true} and {@code false} in addresses; Java takes anything else for false. */
final class BooleanParameters implements ParamConverterProvider {
  private static final ParamConverter<Boolean> CONVERTER =
      new ParamConverter<>() {
        @Override
        public @Nullable Boolean fromString(@Nullable String text) {
          if (text == null || text.isEmpty()) {
            return null;
          }
          return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
          };
        }

        @Override
        public String toString(Boolean value) {
          return value.toString();
        }
      };

  @Override
  @SuppressWarnings("unchecked") // T is Boolean where a converter is returned
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation[] annotations) {
    return rawType == Boolean.class || rawType == boolean.class
        ? (ParamConverter<T>) CONVERTER
        : null;
  }
}
