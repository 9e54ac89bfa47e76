package dev.feria.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.feria.server.testing.TwoTenants;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With queries that name no tenant, or the wrong one, the database itself keeps tenants apart, in
 * every table that has any.
 */
final class RowSecurityTest {
  private static final String REFUSED = "42501";

  private static final TwoTenants BOTH = new TwoTenants();
  private static final List<String> TABLES = tables();

  @BeforeAll
  static void thereAreTables() {
    assertThat(TABLES).hasSizeGreaterThan(25).contains("sales", "inbox", "movements", "tenants");
  }

  @AfterAll
  static void close() {
    BOTH.close();
  }

  static List<String> tables() {
    List<String> names = new ArrayList<>();
    BOTH.server()
        .database()
        .asOwner(
            handle ->
                names.addAll(
                    handle
                        .createQuery(
                            """
                            select c.table_name from information_schema.columns c
                            join information_schema.tables t using (table_schema, table_name)
                            where c.table_schema = 'feria' and c.column_name = 'tenant_id'
                              and t.table_type = 'BASE TABLE'
                            order by 1
                            """)
                        .mapTo(String.class)
                        .list()));
    return names;
  }

  /** Whose rows a transaction may touch: nobody's, as none is set, or the other tenant's. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("never set", null);
    settings.put("empty", "");
    settings.put("another", BOTH.otherId().toString());
    return settings;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void table_withATenant_isProtectedAlsoFromItsOwner(String table) {
    BOTH.server()
        .database()
        .asOwner(
            handle ->
                assertThat(
                        handle
                            .createQuery(
                                """
                                select relrowsecurity and relforcerowsecurity from pg_class
                                where oid = ?::regclass
                                """)
                            .bind(0, table)
                            .mapTo(Boolean.class)
                            .one())
                    .isTrue());
  }

  @ParameterizedTest
  @MethodSource("tables")
  void rows_ofAnotherTenant_areNeitherSeenNorChangedNorMade(String table) {
    UUID full = BOTH.fullId();
    String row = row(table, full);
    settings()
        .forEach(
            (name, tenant) -> {
              for (String statement : statements(table)) {
                assertThat(touched(tenant, statement, full))
                    .as("%s with the tenant %s", statement, name)
                    .isZero();
              }
              if (row != null) {
                assertThatThrownBy(insert(table, tenant, row))
                    .as("insert with the tenant %s", name)
                    .rootCause()
                    .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(REFUSED));
              }
            });
    assertThat(row(table, full)).isEqualTo(row);
  }

  @Test
  void everyTable_hasARowToTryWith() {
    List<String> empty = new ArrayList<>();
    for (String table : TABLES) {
      if (row(table, BOTH.fullId()) == null && !isPartition(table)) {
        empty.add(table);
      }
    }
    assertThat(empty).isEmpty();
  }

  @Test
  void roles_areNeitherOwnersNorAboveTheRules() {
    BOTH.server()
        .database()
        .asOwner(
            handle -> {
              assertThat(
                      handle
                          .createQuery(
                              """
                              select count(*) from pg_roles
                              where rolname in ('feria_app', 'feria_system')
                                and not rolsuper and not rolbypassrls and not rolcanlogin
                              """)
                          .mapTo(Integer.class)
                          .one())
                  .isEqualTo(2);
              assertThat(
                      handle
                          .createQuery(
                              """
                              select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                              where r.rolname in ('feria_app', 'feria_system')
                              """)
                          .mapTo(Integer.class)
                          .one())
                  .isZero();
            });
  }

  private static List<String> statements(String table) {
    return List.of(
        "select 1 from " + table + " where tenant_id = ?",
        "select 1 from " + table + " where tenant_id = ? for update",
        "update " + table + " set tenant_id = tenant_id where tenant_id = ?",
        "delete from " + table + " where tenant_id = ?");
  }

  /** Runs a statement as the application; one that it may not run at all touches nothing. */
  private static int touched(String tenant, String statement, UUID target) {
    int[] touched = {0};
    try {
      asApplication(
          tenant,
          handle ->
              touched[0] =
                  statement.startsWith("select")
                      ? handle
                          .createQuery(statement)
                          .bind(0, target)
                          .mapTo(Integer.class)
                          .list()
                          .size()
                      : handle.execute(statement, target));
    } catch (RuntimeException e) {
      assertThat(e).rootCause().isInstanceOf(SQLException.class);
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      assertThat(((SQLException) cause).getSQLState()).as(statement).isEqualTo(REFUSED);
    }
    return touched[0];
  }

  private static ThrowingCallable insert(String table, String tenant, String row) {
    return () ->
        asApplication(
            tenant,
            handle ->
                handle.execute(
                    "insert into "
                        + table
                        + " overriding system value"
                        + " select * from jsonb_populate_record(null::"
                        + table
                        + ", ?::jsonb)",
                    row));
  }

  private static void asApplication(
      String tenant, org.jdbi.v3.core.HandleConsumer<RuntimeException> work) {
    BOTH.server()
        .database()
        .asOwner(
            handle -> {
              handle.execute("set local role feria_app");
              if (tenant != null) {
                handle.execute("select set_config('feria.tenant', ?, true)", tenant);
              }
              work.useHandle(handle);
            });
  }

  private static boolean isPartition(String table) {
    return isTrue("select relispartition from pg_class where oid = ?::regclass", table);
  }

  private static boolean isTrue(String sql, String argument) {
    boolean[] answer = {false};
    BOTH.server()
        .database()
        .asOwner(
            handle ->
                answer[0] = handle.createQuery(sql).bind(0, argument).mapTo(Boolean.class).one());
    return answer[0];
  }

  /** Returns a row of a tenant as the owner sees it, null where there is none. */
  private static String row(String table, UUID tenant) {
    String[] row = {null};
    BOTH.server().database().asOwner(handle -> row[0] = first(handle, table, tenant));
    return row[0];
  }

  private static String first(Handle handle, String table, UUID tenant) {
    return handle
        .createQuery(
            "select to_jsonb(t)::text from " + table + " t where tenant_id = ? order by 1 limit 1")
        .bind(0, tenant)
        .mapTo(String.class)
        .findOne()
        .orElse(null);
  }
}
