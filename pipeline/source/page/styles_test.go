package page

import "strings"

// The pages of these tests are invented, each in a style that real sites have.

// ministryPage is a page of a ministry with all the furniture there is, and
// little that says what is what but class names.
const ministryPage = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Minister Okri receives Ambassador of Castoria - Ministry of Foreign Affairs of Arvenia</title>
<meta property="og:site_name" content="Ministry of Foreign Affairs of Arvenia">
<meta property="og:title" content="Minister Okri receives Ambassador of Castoria">
<meta property="article:published_time" content="2024-03-05T23:30:00-05:00">
<link rel="canonical" href="https://mfa.arvenia.example/news/1021">
<script>var a = "<p>not text</p>";</script><style>p { color: red }</style></head>
<body class="no-sidebar menu-closed">
<a class="skip-link" href="#c">Skip to main content</a>
<div id="cookie-banner"><p>We use cookies to improve this site. By going on you accept all cookies.</p><button>Accept</button></div>
<header role="banner"><a href="/">Ministry of Foreign Affairs</a>
<nav><ul><li><a href="/a">About the Ministry</a></li><li><a href="/b">Policy</a></li><li><a href="/c">Press centre</a></li></ul></nav></header>
<div class="breadcrumbs"><a href="/">Home</a> / <a href="/press">Press centre</a></div>
<main id="main">
<div class="page-header"><h1>Minister Okri receives Ambassador of Castoria</h1><div class="date">5 March 2024</div></div>
<div class="share-buttons"><a href="#">Share on Facebook</a><a href="#">Tweet</a></div>
<div class="press-text">
<p>On 5&nbsp;March, Minister of Foreign Affairs Tamas&nbsp;Okri received the Ambassador of <a href="/cas">Castoria</a>, H.E. Ms&nbsp;Ana Verdin.</p>
<figure><img src="x.jpg" alt="The meeting"><figcaption>The Minister and the Ambassador. Photo: MFA</figcaption></figure>
<p>The two sides agreed to:
<ul><li>open a <b>border</b> crossing at Lisle by 30&nbsp;June;
<li>hold the 14<sup>th</sup> round of consultations<sup><a href="#fn1">1</a></sup> in autumn.</ul>
<p>The Minister said:<br>“We will keep our agree&shy;ment.”<br><br>The Ambassador thanked him.</p>
</div>
<div class="related-news"><h3>Related news</h3><ul><li><a href="/1">Minister Okri visits Port Lisle for talks on fisheries and the sea</a></li><li><a href="/2">Statement on the occasion of the Day of the Sea</a></li></ul></div>
<p><a href="javascript:print()">Print this page</a></p>
</main>
<footer><p>© 2024 Ministry of Foreign Affairs of Arvenia. All rights reserved.</p><ul><li><a href="/m">Sitemap</a></li></ul></footer>
</body></html>`

const ministryText = `Minister Okri receives Ambassador of Castoria

5 March 2024

On 5 March, Minister of Foreign Affairs Tamas Okri received the Ambassador of Castoria, H.E. Ms Ana Verdin.

The two sides agreed to:

- open a border crossing at Lisle by 30 June;

- hold the 14th round of consultations in autumn.

The Minister said:
“We will keep our agreement.”

The Ambassador thanked him.`

// blogPage is in the style of WordPress.
const blogPage = `<!DOCTYPE html><html lang="en-US"><head><title>Joint Statement on Fisheries &#8211; Arvenia News</title></head>
<body class="post-template-default single single-post has-header-image">
<div id="page" class="hfeed site"><header id="masthead" class="site-header"><h1 class="site-title"><a href="/">Arvenia News</a></h1></header>
<div id="content"><div id="primary"><article id="post-17" class="post-17 post type-post hentry category-social-affairs tag-share">
<header class="entry-header"><h1 class="entry-title">Joint Statement on Fisheries</h1>
<div class="entry-meta">Posted on <time class="entry-date published" datetime="2023-11-02T10:00:00+00:00">November 2, 2023</time> by <a href="/author/x">editor</a></div></header>
<div class="entry-content">
<p>The Governments of Arvenia and Castoria intend to protect the stocks of the Northern Sea.</p>
<h2>Quotas</h2>
<p>Each side will fish no more than 4,000 tonnes a year.</p>
<blockquote><p>This is a good day for our fishermen, and for the fish.</p></blockquote>
<div class="wp-caption"><img src="f.jpg"><p class="wp-caption-text">Boats in the harbour</p></div>
<div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Twitter</a></li><li><a href="#">Facebook</a></li></ul></div>
</div><footer class="entry-footer"><span class="tags-links">Tagged <a href="/t/fish">fish</a></span></footer></article>
<div id="comments" class="comments-area"><h2>One thought on “Joint Statement”</h2><p>First!</p></div></div>
<aside id="secondary" class="widget-area"><h2>Recent Posts</h2><ul><li><a href="/p/1">Hello</a></li></ul></aside></div></div></body></html>`

const blogText = `Joint Statement on Fisheries

The Governments of Arvenia and Castoria intend to protect the stocks of the Northern Sea.

Quotas

Each side will fish no more than 4,000 tonnes a year.

This is a good day for our fishermen, and for the fish.`

// linkedPage says what it is in JSON-LD only, and has its lead above its body.
const linkedPage = `<html><head><title>Call with the President of Castoria | The Presidency</title>
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Presidency"},
{"@type":["NewsArticle"],"headline":"Call with the President of Castoria","datePublished":"2022-09-14T08:00:00Z","dateModified":"2023-01-01",
"publisher":{"@type":"Organization","name":"Presidency of Arvenia"},"mainEntityOfPage":{"@id":"https://president.arvenia.example/calls/7"}}]}</script>
<script type="application/ld+json">{ broken </script></head>
<body><section><div><a href="/news">News</a> <h1>Call with the President of Castoria</h1>
<p class="lead">President Marko Belin spoke by telephone with President Ilse Brandt of Castoria.</p>
<div class="info"><span>14.09.2022</span> <span>Lisle</span></div></div>
<div itemprop="articleBody"><p>They discussed the harvest.</p><p>They will meet in May.</p></div>
<div><h4>See also</h4><a href="/1">Call with the King</a><a href="/2">Call with the Queen of the Isles</a></div></section></body></html>`

const linkedText = `Call with the President of Castoria

President Marko Belin spoke by telephone with President Ilse Brandt of Castoria.

They discussed the harvest.

They will meet in May.`

// tablePage is laid out by tables, unclosed and in capitals, as before 2005.
const tablePage = `<HTML><HEAD><TITLE>Embassy of Castoria: Press Release</TITLE></HEAD><BODY BGCOLOR=white>
<TABLE WIDTH=100%><TR><TD COLSPAN=2><FONT SIZE=5><B>EMBASSY OF CASTORIA</B></FONT>
<TR><TD WIDTH=150><A HREF=a.htm>Home</A><BR><A HREF=b.htm>Visas</A><BR><A HREF=c.htm>Culture</A><BR><A HREF=d.htm>Press Releases</A>
<TD><FONT FACE=Arial><P><B>Port Lisle, 12 April 2001</B>
<P>The Ambassador of Castoria, Mr. Jan Mirek, today presented his credentials to the President of Arvenia.
<P>Castoria will grant <I>15 million</I> crowns for the repair of the bridge over the Lisle, <FONT COLOR=red>which</FONT> was destroyed by the flood of 1999.
<P>The sum is divided as follows:
<TABLE BORDER=1><TR><TD>Year<TD>Crowns<TR><TD>2001<TD>5 million<TR><TD>2002<TD>10 million</TABLE>
<P>The works are to be completed before the end of next year.
</FONT></TABLE>
<CENTER><A HREF=a.htm>Home</A> | <A HREF=m.htm>Webmaster</A></CENTER></BODY></HTML>`

const tableText = `Embassy of Castoria: Press Release

Port Lisle, 12 April 2001

The Ambassador of Castoria, Mr. Jan Mirek, today presented his credentials to the President of Arvenia.

Castoria will grant 15 million crowns for the repair of the bridge over the Lisle, which was destroyed by the flood of 1999.

The sum is divided as follows:

Year	Crowns
2001	5 million
2002	10 million

The works are to be completed before the end of next year.`

// westernPage is declared and encoded as Windows-1252.
const westernPage = "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\"><title>Visit</title></head>" +
	"<body><h1>Visit to Caf\xe9 \xc9clair</h1><p>The Minister said: \x93We agree\x94 \x96 and paid \x8020 for the coffee of both delegations.</p></body></html>"

const westernText = "Visit to Café Éclair\n\nThe Minister said: “We agree” – and paid €20 for the coffee of both delegations."

// untitledPage has no title anywhere.
const untitledPage = `<html><body><div>The delegations of Arvenia and Castoria met in Lisle on Monday and agreed to go on with the talks.</div>
<div>The next round takes place in June.</div></body></html>`

const untitledText = `The delegations of Arvenia and Castoria met in Lisle on Monday and agreed to go on with the talks.

The next round takes place in June.`

// listingPage leads to documents and is none.
const listingPage = `<html><head><title>Press releases</title></head><body><nav><a href="/">Home</a></nav><main><h1>Press releases</h1>
<article><h2><a href="/1">Minister meets envoy</a></h2><time datetime="2024-01-02">2 January 2024</time><p>The Minister met the envoy of the Isles in Lisle today.</p></article>
<article><h2><a href="/2">Talks on the bridge</a></h2><time datetime="2024-01-01">1 January 2024</time><p>Both sides spoke about the bridge over the Lisle.</p></article>
<article><h2><a href="/3">New year's address</a></h2><time datetime="2023-12-31">31 December 2023</time><p>The President wishes all a happy new year.</p></article></main></body></html>`

// fragment is the body of an item of a feed.
const fragment = `<!-- https://arvenia.example/2021/05/12/readout-of-call/ -->
<h1>Readout of the Minister’s Call</h1>
<p>The following is attributable to the Spokesperson:</p><p>Minister Okri spoke today with his colleague.&nbsp; They agreed to meet.</p>
<ul><li><a href="/a">First annex</a></li><li><a href="/b">Second annex</a></li></ul><p><input type="hidden" value="1"></p>`

const fragmentText = `Readout of the Minister’s Call

The following is attributable to the Spokesperson:

Minister Okri spoke today with his colleague. They agreed to meet.

- First annex

- Second annex`

// styles returns the test pages by style.
func styles() map[string]string {
	return map[string]string{
		"ministry": ministryPage, "blog": blogPage, "linked": linkedPage, "tables": tablePage, "western": westernPage,
		"untitled": untitledPage, "listing": listingPage, "fragment": fragment,
		"long": strings.Replace(ministryPage, "<p>On 5&nbsp;March", strings.Repeat("<p>They discussed the bridge over the Lisle, and agreed to repair it.</p>\n", 500)+"<p>On 5&nbsp;March", 1),
	}
}
