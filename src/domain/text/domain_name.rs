//! Domain names of a company (S1.15).

/// One domain a line, in ASCII form; `#` begins a comment.
const PUBLIC_MAIL: &str = include_str!("../../../assets/public-mail-domains.txt");

/// Why a text is no domain of a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DomainProblem {
    /// It is no domain name.
    Invalid,
    /// Anyone may have an address there, so it tells nothing about a company.
    PublicMail,
}

/// The domains of a field, separated by commas, semicolons or blanks, in their Unicode
/// lower-case form, each once; what a browser or an address adds around them (`@`, `https://`,
/// `www.`, path, port, last dot) is taken off.
///
/// # Errors
/// Every entry that is refused, as typed, with its reason.
pub fn parse_domains(field: &str) -> Result<Vec<String>, Vec<(String, DomainProblem)>> {
    let mut domains = Vec::new();
    let mut refused = Vec::new();
    for entry in field.split(|c: char| matches!(c, ',' | ';') || c.is_whitespace()) {
        if entry.is_empty() {
            continue;
        }
        match parse_domain(entry) {
            Ok(domain) if domains.contains(&domain) => {}
            Ok(domain) => domains.push(domain),
            Err(problem) => refused.push((entry.to_owned(), problem)),
        }
    }
    if refused.is_empty() { Ok(domains) } else { Err(refused) }
}

/// The form in which domains are compared: `société.fr` and `xn--socit-esab.fr` are one. None for
/// what is no domain name with a top level that is no number.
pub fn ascii(domain: &str) -> Option<String> {
    let ascii = idna::domain_to_ascii_strict(domain).ok()?;
    let (_, top) = ascii.rsplit_once('.')?;
    let is_number = top.bytes().all(|byte| byte.is_ascii_digit());
    (!is_number).then_some(ascii)
}

fn parse_domain(entry: &str) -> Result<String, DomainProblem> {
    let ascii = ascii(bare_host(&entry.to_lowercase())).ok_or(DomainProblem::Invalid)?;
    if is_public_mail(&ascii) {
        return Err(DomainProblem::PublicMail);
    }
    Ok(idna::domain_to_unicode(&ascii).0)
}

fn bare_host(entry: &str) -> &str {
    let host = entry.strip_prefix("https://").or_else(|| entry.strip_prefix("http://")).unwrap_or(entry);
    let host = host.strip_prefix('@').unwrap_or(host);
    let host = host.split(['/', '?', '#']).next().unwrap_or_default();
    let host = match host.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => host,
    };
    let host = host.strip_suffix('.').unwrap_or(host);
    // `www.fr` is a domain of its own.
    host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(host)
}

fn is_public_mail(ascii: &str) -> bool {
    PUBLIC_MAIL.lines().any(|line| line == ascii)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(entry: &str) -> Result<String, DomainProblem> {
        match parse_domains(entry) {
            Ok(mut domains) => Ok(domains.remove(0)),
            Err(refused) => Err(refused[0].1),
        }
    }

    #[test]
    fn s1_15_several_domains_each_once() {
        let typed = " Martin.fr, @martin.fr;https://www.Boulangerie.example\n,, société.fr";
        let domains = ["martin.fr", "boulangerie.example", "société.fr"].map(str::to_owned);
        assert_eq!(parse_domains(typed), Ok(domains.to_vec()));
        assert_eq!(parse_domains(" , "), Ok(vec![]));
    }

    #[test]
    fn s1_15_what_surrounds_a_domain_is_stripped() {
        for typed in [
            "MARTIN.FR",
            "martin.fr.",
            "@Martin.fr",
            "http://martin.fr",
            "HTTPS://WWW.martin.fr/",
            "www.martin.fr",
            "https://martin.fr:8443/a?b#c",
            "martin.fr:80",
            "martin.fr?x=1",
            "http://martin.fr./",
        ] {
            assert_eq!(one(typed).as_deref(), Ok("martin.fr"), "{typed}");
        }
        assert_eq!(one("www.fr").as_deref(), Ok("www.fr"));
    }

    #[test]
    fn s1_15_international_names_are_kept_in_unicode_and_compared_in_ascii() {
        assert_eq!(one("SOCIÉTÉ.fr").as_deref(), Ok("société.fr"));
        assert_eq!(parse_domains("xn--socit-esab.fr,société.fr"), Ok(vec!["société.fr".to_owned()]));
        assert_eq!(ascii("Société.FR").as_deref(), Some("xn--socit-esab.fr"));
    }

    #[test]
    fn s1_15_invalid_domains_are_all_named_as_typed() {
        for typed in [
            "martin",
            "a..fr",
            "-a.fr",
            "a_b.fr",
            "xn--a.fr",
            "192.168.1.1",
            "a.42",
            "jean@martin.fr",
            "ftp://a.fr",
            "https://",
            "@",
            ".",
            "a.fr:http",
            "[::1]",
            "a\u{202E}b.fr",
        ] {
            assert_eq!(one(typed), Err(DomainProblem::Invalid), "{typed}");
        }
        let refused = parse_domains("Martin, ok.fr, @Gmail.com").unwrap_err();
        let expected = [
            ("Martin".to_owned(), DomainProblem::Invalid),
            ("@Gmail.com".to_owned(), DomainProblem::PublicMail),
        ];
        assert_eq!(refused, expected);
    }

    #[test]
    fn s1_15_public_mail_domains_have_their_own_reason() {
        for typed in ["gmail.com", "Orange.fr", "https://www.laposte.net/", "@free.fr", "proton.me"] {
            assert_eq!(one(typed), Err(DomainProblem::PublicMail), "{typed}");
        }
        assert_eq!(one("# ").unwrap_err(), DomainProblem::Invalid);
        assert_eq!(one("gmail.company").as_deref(), Ok("gmail.company"));
    }

    #[test]
    fn s1_15_the_list_of_public_mail_domains_is_in_compared_form() {
        let listed: Vec<_> =
            PUBLIC_MAIL.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        assert!(listed.len() > 100);
        for (at, domain) in listed.iter().enumerate() {
            assert_eq!(ascii(domain).as_deref(), Some(*domain));
            assert!(!listed[..at].contains(domain), "{domain} stands twice");
        }
    }
}
