package dev.feria.testkit.example;

import dev.feria.core.page.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some fruits. */
public record FruitPage(List<Entry<Fruit>> fruits, @Nullable String next) {}
