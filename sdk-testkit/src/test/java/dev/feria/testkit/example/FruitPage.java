package dev.feria.testkit.example;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some fruits. */
public record FruitPage(List<Fruit> fruits, @Nullable String next) {}
