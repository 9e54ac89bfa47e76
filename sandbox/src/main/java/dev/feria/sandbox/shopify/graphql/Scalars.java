package dev.feria.sandbox.shopify.graphql;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The platform's own scalars, all of them text on the wire. */
final class Scalars {
  private static final class Text implements Coercing<String, String> {
    private final String type;
    private final boolean numbers;
    private final Predicate<String> valid;

    Text(String type, boolean numbers, Predicate<String> valid) {
      this.type = type;
      this.numbers = numbers;
      this.valid = valid;
    }

    @Override
    public String serialize(Object value, GraphQLContext context, Locale locale) {
      return value.toString();
    }

    @Override
    public String parseValue(Object value, GraphQLContext context, Locale locale) {
      if ((value instanceof String || (numbers && value instanceof Number))
          && valid.test(value.toString())) {
        return value.toString();
      }
      throw new CoercingParseValueException("invalid " + type + " '" + value + "'");
    }

    @Override
    public String parseLiteral(
        Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
      String text = null;
      if (value instanceof StringValue string) {
        text = string.getValue();
      } else if (numbers && value instanceof IntValue number) {
        text = number.getValue().toString();
      } else if (numbers && value instanceof FloatValue number) {
        text = number.getValue().toString();
      }
      if (text != null && valid.test(text)) {
        return text;
      }
      throw new CoercingParseLiteralException("invalid " + type);
    }
  }

  private Scalars() {}

  static List<GraphQLScalarType> all() {
    return List.of(
        scalar("Money", true, Scalars::isDecimal),
        scalar("Decimal", true, Scalars::isDecimal),
        scalar("DateTime", false, Scalars::isDateTime),
        scalar("UnsignedInt64", true, text -> !text.isEmpty()),
        scalar("URL", false, text -> true),
        scalar("HTML", false, text -> true));
  }

  private static GraphQLScalarType scalar(String name, boolean numbers, Predicate<String> valid) {
    return GraphQLScalarType.newScalar()
        .name(name)
        .coercing(new Text(name, numbers, valid))
        .build();
  }

  private static boolean isDecimal(String text) {
    try {
      return new BigDecimal(text).precision() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    try {
      return OffsetDateTime.parse(text).getYear() > 0;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
