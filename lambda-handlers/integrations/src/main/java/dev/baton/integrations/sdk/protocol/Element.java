package dev.baton.integrations.sdk.protocol;

import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An element of an XML answer, without namespaces. */
final class Element {
    private static final XMLInputFactory FACTORY = factory();

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private Element(String name) {
        this.name = name;
    }

    /** No document types and nothing from outside: the answer comes from the network. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    static Element parse(byte[] body) throws UnreadableAnswerException {
        try {
            Deque<Element> open = new ArrayDeque<>();
            Element document = new Element("");
            open.push(document);
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
            while (reader.hasNext()) {
                take(reader, open);
            }
            if (document.children.isEmpty()) {
                throw new UnreadableAnswerException("the answer has no element");
            }
            return document.children.getFirst();
        } catch (XMLStreamException e) {
            throw new UnreadableAnswerException("the answer is no XML: " + e.getMessage(), e);
        }
    }

    private static void take(XMLStreamReader reader, Deque<Element> open) throws XMLStreamException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                Element element = new Element(reader.getLocalName());
                for (int i = 0; i < reader.getAttributeCount(); i++) {
                    String prefix = reader.getAttributePrefix(i);
                    String local = reader.getAttributeLocalName(i);
                    element.attributes.put(
                            prefix == null || prefix.isEmpty() ? local : prefix + ":" + local,
                            reader.getAttributeValue(i));
                }
                open.element().children.add(element);
                open.push(element);
            }
            case XMLStreamConstants.END_ELEMENT -> open.pop();
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
                open.element().text.append(reader.getText());
            default -> {}
        }
    }

    String name() {
        return name;
    }

    String text() {
        return text.toString();
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Element> children() {
        return children;
    }

    Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    Optional<Element> child(String child) {
        return children.stream().filter(element -> element.name.equals(child)).findFirst();
    }

    List<Element> children(String child) {
        return children.stream().filter(element -> element.name.equals(child)).toList();
    }

    /** The text of a descendant. */
    Optional<String> textAt(String... path) {
        Optional<Element> element = Optional.of(this);
        for (String step : path) {
            element = element.flatMap(one -> one.child(step));
        }
        return element.map(Element::text);
    }
}
