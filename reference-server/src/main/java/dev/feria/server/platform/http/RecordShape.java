package dev.feria.server.platform.http;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The components of a record and how to build it. */
record RecordShape(Constructor<?> constructor, List<Component> components) {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return describe(type);
        }
      };

  /** A component and its name on the wire. */
  record Component(RecordComponent component, String wire, boolean nullable) {}

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  private static RecordShape describe(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return new RecordShape(
          constructor, Stream.of(components).map(RecordShape::describe).toList());
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record has a canonical constructor: " + type, e);
    }
  }

  private static Component describe(RecordComponent component) {
    component.getAccessor().setAccessible(true);
    return new Component(
        component,
        Names.snake(component.getName()),
        component.getAnnotatedType().isAnnotationPresent(Nullable.class));
  }

  /**
   * Builds the record.
   *
   * @throws IllegalArgumentException when its constructor refuses the values
   */
  Object build(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot build " + constructor, e);
    } catch (InstantiationException | IllegalAccessException e) {
      throw new IllegalStateException("cannot build " + constructor, e);
    }
  }
}
