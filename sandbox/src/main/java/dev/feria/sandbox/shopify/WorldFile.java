package dev.feria.sandbox.shopify;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import com.squareup.moshi.Moshi;
import dev.feria.sandbox.shopify.state.World;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The world as JSON, field by field. */
final class WorldFile {
  private static final class Decimals extends JsonAdapter<BigDecimal> {
    @Override
    public BigDecimal fromJson(JsonReader reader) throws IOException {
      return new BigDecimal(reader.nextString());
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
      writer.value(value == null ? null : value.toString());
    }
  }

  private final JsonAdapter<World> adapter =
      new Moshi.Builder()
          .add(BigDecimal.class, new Decimals().nullSafe())
          .build()
          .adapter(World.class);

  void write(JsonWriter writer, World world) throws IOException {
    adapter.toJson(writer, world);
  }

  World read(JsonReader reader) throws IOException {
    World world = Objects.requireNonNull(adapter.fromJson(reader));
    world.index();
    return world;
  }
}
