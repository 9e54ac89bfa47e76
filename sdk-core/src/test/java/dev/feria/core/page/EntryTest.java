package dev.feria.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryTest {
  @Test
  void map_translatesWhatCouldBeRead() {
    assertThat(Entry.of("12").map(Integer::valueOf, text -> text)).isEqualTo(Entry.of(12));
    assertThat(new Entry.Unreadable<String>("7", "no").map(Integer::valueOf, text -> text))
        .isEqualTo(new Entry.Unreadable<Integer>("7", "no"));
  }

  @Test
  void map_whenRefused_isUnreadable() {
    assertThat(Entry.of("twelve").map(Integer::valueOf, text -> text))
        .isEqualTo(new Entry.Unreadable<>("twelve", "refused as NumberFormatException"));
  }
}
