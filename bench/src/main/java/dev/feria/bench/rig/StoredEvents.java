package dev.feria.bench.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Looks into the embedded database of a server, to see what it really holds. */
public final class StoredEvents {
  private final Path data;

  StoredEvents(Path data) {
    this.data = data;
  }

  /** Returns how many different webhooks are stored whose body contains a text. */
  public long count(String text) throws IOException, SQLException {
    try (Connection connection = open();
        Statement role = connection.createStatement()) {
      role.execute("set role feria_system");
      try (PreparedStatement statement =
          connection.prepareStatement(
              """
              select count(distinct body) from feria.inbox
              where position(convert_to(?, 'UTF8') in body) > 0
              """)) {
        statement.setString(1, text);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          return row.getLong(1);
        }
      }
    }
  }

  /** Returns how many listings are stored, and how many different ones those are. */
  public List<Long> listings() throws IOException, SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement()) {
      statement.execute("set row_security = off");
      try (ResultSet row =
          statement.executeQuery(
              """
              select count(*), count(distinct (account_id, external_id)) from feria.listings
              """)) {
        row.next();
        return List.of(row.getLong(1), row.getLong(2));
      }
    }
  }

  /** Returns the settings that make commits durable, as the database reports them. */
  public String durability() throws IOException, SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select string_agg(name || '=' || setting, ' ' order by name) from pg_settings
                where name in ('fsync', 'synchronous_commit', 'full_page_writes')
                """)) {
      row.next();
      return row.getString(1);
    }
  }

  private Connection open() throws IOException, SQLException {
    List<String> postmaster = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    String password = Files.readString(data.resolve("postgres-password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + postmaster.get(3).strip() + "/feria", "feria", password);
  }
}
