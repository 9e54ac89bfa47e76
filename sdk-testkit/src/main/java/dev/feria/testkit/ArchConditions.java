package dev.feria.testkit;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/** What the architecture rules ask that ArchUnit has no words for. */
final class ArchConditions {
  private static final String OURS = "dev.feria.";
  private static final List<String> FOREIGN =
      List.of("okhttp3.", "okio.", "com.squareup.", "io.github.resilience4j.", "kotlin.");

  private ArchConditions() {}

  static ArchCondition<JavaMethod> haveNoForeignTypesInPublicSignatures() {
    return new ArchCondition<>("have no foreign types in public signatures") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!isPromised(method)) {
          return;
        }
        Stream.concat(Stream.of(method.getRawReturnType()), method.getRawParameterTypes().stream())
            .filter(type -> FOREIGN.stream().anyMatch(type.getName()::startsWith))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " shows " + type.getName())));
      }
    };
  }

  private static boolean isPromised(JavaMethod method) {
    return method.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
        && (method.getModifiers().contains(JavaModifier.PUBLIC)
            || method.getModifiers().contains(JavaModifier.PROTECTED));
  }

  static ArchCondition<JavaClass> beFinalAbstractOrSealed() {
    return new ArchCondition<>("be final, abstract or sealed") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean closed =
            type.getModifiers().contains(JavaModifier.FINAL)
                || type.getModifiers().contains(JavaModifier.ABSTRACT)
                || type.isEnum()
                || type.reflect().isSealed();
        if (!closed) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " can be extended"));
        }
      }
    };
  }

  static ArchCondition<JavaClass> knowOnlyTheCoreAndTheirOwnModule() {
    return new ArchCondition<>("know only the core and their own module") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String module = module(type.getName());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String target = dependency.getTargetClass().getBaseComponentType().getName();
          boolean other = target.startsWith(OURS) && !module(target).equals(module);
          if (other && (!module(target).equals("core") || target.contains(".internal."))) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static String module(String className) {
    if (!className.startsWith(OURS)) {
      return "";
    }
    int end = className.indexOf('.', OURS.length());
    return end < 0 ? "" : className.substring(OURS.length(), end);
  }
}
