package io.jenkins.plugins.accessbroker.plugin.audit;

import io.jenkins.plugins.accessbroker.audit.index.Kind;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A search, and what it found. */
public final class SearchPage {
    /** The filters that are not shown until they are asked for. */
    private static final Set<Kind> FURTHER = EnumSet.complementOf(EnumSet.of(
            Kind.GRANT, Kind.JOB, Kind.BUILD, Kind.USER, Kind.ROLE, Kind.REPOSITORY, Kind.CREDENTIAL, Kind.DECISION));

    private final Asked asked;
    private final Instant now;
    private Optional<Found> found = Optional.empty();
    private Optional<Chart> chart = Optional.empty();
    private Optional<SearchFault> fault = Optional.empty();

    private SearchPage(Asked asked, Instant now) {
        this.asked = asked;
        this.now = now;
    }

    static SearchPage of(Map<String, String[]> parameters) {
        Instant now = Instant.now();
        SearchPage page = new SearchPage(Parameters.read(parameters, Parameters.Use.PAGE, now), now);
        page.search();
        return page;
    }

    /** Where the search of a form is, below the page: what the form leaves empty does not stand in it. */
    static String address(Map<String, String[]> form) {
        Map<String, String[]> fields = new LinkedHashMap<>(form);
        fields.keySet().retainAll(Parameters.Use.PAGE.names());
        Asked asked = Parameters.read(fields, Parameters.Use.PAGE, Instant.now());
        return asked.values().isEmpty() ? "." : "./?" + asked.all();
    }

    private void search() {
        if (asked.query().isEmpty()) {
            return;
        }
        try {
            found = Optional.of(AuditSearch.find(asked.query().get()));
            chart = Optional.of(AuditSearch.chart(asked.query().get()));
        } catch (SearchFault e) {
            fault = Optional.of(e);
            found = Optional.empty();
        }
    }

    int getStatus() {
        return asked.problems().isEmpty() ? fault.map(SearchFault::status).orElse(200) : 400;
    }

    public String getDisplayName() {
        return Messages.AccessAudit_displayName();
    }

    /** How the log is. */
    public IntegrityPage getIntegrity() {
        return new IntegrityPage();
    }

    /** What keeps the log from being searched; empty if nothing does. */
    public String getFault() {
        return fault.map(Throwable::getMessage).orElse("");
    }

    public boolean isNotReady() {
        return fault.filter(why -> why.reason() == SearchFault.Reason.NOT_READY).isPresent();
    }

    /** What is wrong with parameters that have no field. */
    public List<String> getProblems() {
        return asked.problems().stream().map(ParameterProblem::text).toList();
    }

    public List<FieldView> getMainFields() {
        return fields(EnumSet.complementOf(EnumSet.copyOf(FURTHER)));
    }

    public List<FieldView> getFurtherFields() {
        return fields(FURTHER);
    }

    /** Whether any of the further filters is given. */
    public boolean isFurtherGiven() {
        return FURTHER.stream().anyMatch(kind -> !asked.values(kind).isEmpty());
    }

    private List<FieldView> fields(Set<Kind> kinds) {
        return kinds.stream()
                .filter(kind -> kind != Kind.DECISION)
                .map(kind -> new FieldView(asked, kind.word()))
                .toList();
    }

    public FieldView getWords() {
        return new FieldView(asked, Asked.WORDS);
    }

    public FieldView getFrom() {
        return new FieldView(asked, Asked.FROM);
    }

    public FieldView getTo() {
        return new FieldView(asked, Asked.TO);
    }

    /** The decision that is asked for; empty for both. */
    public String getDecision() {
        List<String> decisions = asked.values(Kind.DECISION);
        return decisions.size() == 1 ? decisions.get(0) : "";
    }

    public boolean isFound() {
        return found.isPresent();
    }

    public List<EventView> getEvents() {
        return found.map(some -> EventView.all(some.events(), now)).orElse(List.of());
    }

    public Chart getChart() {
        return chart.orElseGet(() -> Chart.of(new long[0], new long[0]));
    }

    /** The number of entries that the log has. */
    public String getEntries() {
        return found.map(some -> String.format("%,d", some.log().size())).orElse("");
    }

    /** The query string of the filters, to go after others. */
    public String getFilters() {
        return asked.filters().isEmpty() ? "" : "&" + asked.filters();
    }

    /** The query string of the filters by themselves. */
    public String getOnlyFilters() {
        return asked.filters();
    }

    /** The query string of the newest events. */
    public String getNewest() {
        return asked.search();
    }

    public boolean isFirstPage() {
        return asked.values(Asked.BEFORE).isEmpty();
    }

    /** The query string of the events that follow; empty if there are none. */
    public String getOlder() {
        return found.filter(some -> some.next().isPresent())
                .map(some -> asked.search()
                        + (asked.search().isEmpty() ? "" : "&")
                        + Asked.pair(Asked.BEFORE, Long.toString(some.next().getAsLong())))
                .orElse("");
    }
}
