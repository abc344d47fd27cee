package io.lightmill.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lightmill.contracts.api.InputRef;
import io.lightmill.contracts.api.ItemDetail;
import io.lightmill.contracts.api.JobView;
import io.lightmill.contracts.api.Keys;
import io.lightmill.contracts.error.ErrorCode;
import io.lightmill.e2e.access.AccessTable;
import io.lightmill.e2e.access.Guard;
import io.lightmill.e2e.access.Route;
import io.lightmill.e2e.access.Rule;
import io.lightmill.e2e.access.Things;
import io.lightmill.e2e.access.Visitor;
import io.lightmill.e2e.access.Visits;
import io.lightmill.e2e.api.Answer;
import io.lightmill.e2e.api.Caller;
import io.lightmill.e2e.api.Person;
import io.lightmill.e2e.api.PublicApi;
import io.lightmill.e2e.api.Submission;
import io.lightmill.e2e.picture.Pictures;
import io.lightmill.e2e.stack.Stack;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route of the running gateway's API document × everybody who may come to it, as {@link AccessTable} expects. */
@OnStack(Workers.REAL)
@Order(7)
@Tag("fast")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessJourney {

    private URI url;
    private PublicApi admin;
    private TokenKey tokens;
    private Person owner;
    private Person other;
    private Map<Visitor, String> keys;
    private Things things;
    private List<Route> routes;

    @BeforeAll
    void somebodysThings(Stack running) {
        // Asked once: the stack is asked by its command line, which takes a second.
        url = running.url();
        admin = running.admin();
        tokens = new TokenKey(running.home());
        owner = Person.newcomer(admin);
        other = Person.newcomer(admin);
        Keys.Created revoked = newKey();
        owner.api()
                .caller()
                .send(owner.api().caller().to("/api/keys/" + revoked.id()).DELETE())
                .expect(204);
        things = things();
        keys = Map.of(
                Visitor.OWNER, key(owner.api()),
                Visitor.OWNER_WITH_ANOTHER_KEY, newKey().key(),
                Visitor.OTHER_USER, key(other.api()),
                Visitor.ADMINISTRATOR, key(admin),
                Visitor.REVOKED_KEY, revoked.key(),
                Visitor.WORKER, things.workersToken());
        routes = Route.all(new Caller(url, null));
    }

    private Things things() {
        List<InputRef> inputs = owner.upload(Pictures.many("access", 1));
        JobView job = owner.api().submit(Submission.automatic("mine", inputs, 1).build());
        Waiting.untilFinal(owner.api(), job.id(), Duration.ofMinutes(1));
        UUID item = owner.api().items(job.id()).getFirst().id();
        var attempt = Objects.requireNonNull(owner.api()
                        .caller()
                        .get("/api/items/" + item)
                        .expect(200)
                        .as(ItemDetail.class)
                        .attempts())
                .getLast();
        UUID selection = UUID.fromString(owner.api()
                .caller()
                .post("/api/download/selection", Map.of("itemIds", List.of(item)))
                .expect(201)
                .as(JsonNode.class)
                .path("id")
                .asText());
        String token = tokens.worker(attempt.invocationId());
        return new Things(
                job.groupId(),
                job.id(),
                item,
                inputs.getFirst(),
                selection,
                attempt.id(),
                attempt.invocationId(),
                token,
                key(owner.api()),
                newKey().id());
    }

    @Test
    void everyRouteThatIsServedHasARule() {
        assertThat(routes.stream().map(Route::operation))
                .containsExactlyInAnyOrderElementsOf(AccessTable.rules().keySet());
    }

    @ParameterizedTest
    @EnumSource(Visitor.class)
    void everyRouteLetsInWhomItMay(Visitor visitor) {
        things = things.withSpareKey(newKey().id());
        untilNothingRuns();
        List<String> before = whatTheOwnerHas();
        Visits visits = new Visits(url, keys, signIn());
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routes) {
            Rule rule = Objects.requireNonNull(AccessTable.rules().get(route.operation()));
            Visits.Heard heard = visits.call(route, rule, visitor, things);
            String what = visitor + " " + route + " " + heard.text();
            softly.assertThat(heard.status())
                    .as(what)
                    .isEqualTo(rule.guard().expected(visitor, route.changes(), rule.success()));
            if (!visitor.isOwner() && visitor != Visitor.FOREIGN_PAGE && rule.guard() != Guard.WORKERS_TOKEN) {
                softly.assertThat(heard.text()).as(what).doesNotContain(idsThatWereNotSaid(route, rule));
            }
        }
        softly.assertAll();
        if (!visitor.isOwner()) {
            assertThat(whatTheOwnerHas()).isEqualTo(before);
        }
    }

    /** What the owner's own visits have submitted would change between two looks by itself. */
    private void untilNothingRuns() {
        for (JobView job : owner.api().jobs().items()) {
            Waiting.untilFinal(owner.api(), job.id(), Duration.ofMinutes(1));
        }
    }

    /** A ZIP is asked for at the same addresses. */
    @Test
    void aZipIsNoOtherWayIn() {
        for (String address : List.of(
                "/api/jobs/" + things.job() + "/download",
                "/api/download/" + things.group(),
                "/api/download/selection/" + things.selection())) {
            Answer strangers = other.api().caller().get(address + "?format=zip");
            Answer nobodys = new Caller(url, null).get(address + "?format=zip");

            assertThat(strangers.isProblem(ErrorCode.NOT_FOUND))
                    .as(strangers.toString())
                    .isTrue();
            assertThat(nobodys.isProblem(ErrorCode.UNAUTHENTICATED))
                    .as(nobodys.toString())
                    .isTrue();
        }
    }

    /** What the visitor has named himself may be named to him again. */
    private List<String> idsThatWereNotSaid(Route route, Rule rule) {
        String said = things.in(route.path())
                + (rule.body() == null ? "" : rule.body().apply(things));
        return Stream.of(
                        things.group(),
                        things.job(),
                        things.item(),
                        things.selection(),
                        things.attempt(),
                        things.spareKey())
                .map(UUID::toString)
                .filter(id -> !said.contains(id))
                .toList();
    }

    private List<String> whatTheOwnerHas() {
        return Stream.of(
                        "/api/groups?limit=100",
                        "/api/jobs?limit=100",
                        "/api/outputs?limit=100",
                        "/api/keys",
                        "/api/jobs/" + things.job(),
                        "/api/items/" + things.item())
                .map(path -> owner.api().caller().get(path).expect(200).text())
                .toList();
    }

    private static String key(PublicApi api) {
        return Objects.requireNonNull(api.caller().key());
    }

    private Keys.Created newKey() {
        return owner.api()
                .caller()
                .post("/api/keys", Map.of("name", "another"))
                .expect(201)
                .as(Keys.Created.class);
    }

    private String signIn() {
        Caller browser = new Caller(url, null);
        String cookie = browser.send(browser.json("/api/session")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.ofString("{\"key\":\"" + key(owner.api()) + "\"}")))
                .expect(200)
                .header("set-cookie")
                .orElseThrow();
        return cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    }
}
