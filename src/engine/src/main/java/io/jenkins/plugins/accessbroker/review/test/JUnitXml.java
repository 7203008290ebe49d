package io.jenkins.plugins.accessbroker.review.test;

import io.jenkins.plugins.accessbroker.review.test.TestReport.FileResults;
import io.jenkins.plugins.accessbroker.text.Quote;
import java.io.StringWriter;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A report in the XML of JUnit, as build servers read it: a suite for each file, a case for each test. XML has no way to
 * write most control characters, so they appear escaped.
 */
public final class JUnitXml {
    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** The report as the text of an XML document, to be written in UTF-8. */
    public static String of(TestReport report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            new JUnitXml(xml).report(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that is kept in memory could not be written", e);
        }
        return text.append('\n').toString();
    }

    private void report(TestReport report) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        line(0);
        xml.writeStartElement("testsuites");
        attribute("name", "access-broker test");
        counts(report.results().size(), report.failed().size());
        for (FileResults file : report.files()) {
            line(1);
            suite(file);
        }
        line(0);
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(FileResults file) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute("name", file.name());
        counts(file.results().size(), file.failures());
        for (TestResult result : file.results()) {
            line(2);
            testCase(file.name(), result);
        }
        line(1);
        xml.writeEndElement();
    }

    private void testCase(String file, TestResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        attribute("classname", file);
        attribute("name", result.test().name());
        attribute("file", file);
        attribute("line", Integer.toString(result.test().at().line()));
        if (!result.passed()) {
            line(3);
            xml.writeStartElement("failure");
            attribute("message", result.difference());
            attribute("type", "decision");
            xml.writeCharacters(Quote.visible(result.headline())
                    + "\n"
                    + result.reasons().stream().map(Quote::visible).collect(Collectors.joining("\n")));
            xml.writeEndElement();
            line(2);
        }
        xml.writeEndElement();
    }

    private void counts(int tests, int failures) throws XMLStreamException {
        attribute("tests", Integer.toString(tests));
        attribute("failures", Integer.toString(failures));
        attribute("errors", "0");
        attribute("skipped", "0");
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, Quote.visible(value));
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
