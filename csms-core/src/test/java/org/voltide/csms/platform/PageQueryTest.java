package org.voltide.csms.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageQueryTest {

  private static PageQuery after(String cursor) {
    PageQuery query = new PageQuery();
    query.limit = 2;
    query.cursor = cursor;
    return query;
  }

  @Test
  void aFullPageLeadsToTheNext() {
    PageQuery first = after(null);
    assertThat(first.rows()).isEqualTo(3);
    assertThat(first.after(1)).isEmpty();
    Page<String> page = Page.of(List.of("ä", "b", "c"), first, List::of);
    assertThat(page.items()).containsExactly("ä", "b");
    assertThat(after(page.next()).after(1)).contains(List.of("b"));
  }

  @Test
  void theLastPageLeadsNowhere() {
    assertThat(Page.of(List.of("a", "b"), after(null), List::of).next()).isNull();
  }

  @Test
  void foreignCursorsAreRefused() {
    for (String cursor : List.of("%", "bm9uc2Vuc2U", "", PageQuery.cursor(List.of("a", "b")))) {
      assertThatThrownBy(() -> after(cursor).after(1)).isInstanceOf(Problem.class);
    }
    String noId = PageQuery.cursor(List.of("a"));
    assertThatThrownBy(() -> after(noId).afterId()).isInstanceOf(Problem.class);
    UUID id = UUID.randomUUID();
    assertThat(after(PageQuery.cursor(List.of(id.toString()))).afterId()).contains(id);
  }
}
