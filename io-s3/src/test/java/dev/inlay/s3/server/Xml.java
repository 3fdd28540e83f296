// SPDX-FileCopyrightText: The Inlay authors
// SPDX-License-Identifier: Apache-2.0
package dev.inlay.s3.server;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The little XML that S3 speaks. */
final class Xml {

    static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private Xml() {}

    static String document(String root, String inner) {
        return DECLARATION + "<" + root + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + inner + "</" + root
                + ">";
    }

    static String error(String code, String message) {
        return DECLARATION + "<Error>" + element("Code", code) + element("Message", message) + "</Error>";
    }

    static String element(String name, Object text) {
        return "<" + name + ">" + escaped(text.toString()) + "</" + name + ">";
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\r' -> escaped.append("&#13;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** The leaves under each element of the given name, by their names. */
    static List<Map<String, String>> children(byte[] document, String name) throws S3Error {
        List<Map<String, String>> found = new ArrayList<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
            Map<String, String> leaves = null;
            while (reader.hasNext()) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (reader.getLocalName().equals(name)) {
                        leaves = new LinkedHashMap<>();
                    } else if (leaves != null) {
                        leaves.put(reader.getLocalName(), reader.getElementText());
                    }
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && reader.getLocalName().equals(name)) {
                    found.add(leaves);
                    leaves = null;
                }
            }
        } catch (XMLStreamException e) {
            throw new S3Error(400, "MalformedXML", "The XML you provided was not well-formed: " + e.getMessage());
        }
        return found;
    }
}
