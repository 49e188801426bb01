;;; Drives Emacs with eglot against the built server: warnings, a hover, a quick fix.  -*- lexical-binding: t -*-
(require 'package)
(package-initialize)
(require 'eglot)
(require 'flymake)
(require 'json)

(defvar staff-prep-results nil)
(defun staff-prep-record (name ok why)
  (push (if ok (list (cons 'name (concat "Emacs: " name)))
          (list (cons 'name (concat "Emacs: " name)) (cons 'error (format "%s" why))))
        staff-prep-results))

(defun staff-prep-wait-for (predicate)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall predicate)) (< (float-time) end))
      (accept-process-output nil 0.1)
      (flymake-start))
    (funcall predicate)))

(defun staff-prep-found (text)
  (seq-find (lambda (diag) (string-match-p text (flymake-diagnostic-text diag)))
            (flymake-diagnostics)))

(define-derived-mode markdown-mode text-mode "Markdown")
(setq eglot-sync-connect 20
      eglot-connect-timeout 20
      eglot-confirm-server-initiated-edits nil
      create-lockfiles nil
      make-backup-files nil
      project-find-functions (list (lambda (dir) (cons 'transient (getenv "STAFF_PREP_FOLDER")))))
(add-to-list 'eglot-server-programs
             `(markdown-mode . (,(getenv "STAFF_PREP_NODE") ,(getenv "STAFF_PREP_CLI") "lsp" "--stdio")))

(condition-case problem
    (progn
      (find-file (expand-file-name "gaps.prep.md" (getenv "STAFF_PREP_FOLDER")))
      (markdown-mode)
      (apply #'eglot (eglot--guess-contact))
      (staff-prep-record "warnings"
              (staff-prep-wait-for (lambda () (and (staff-prep-found "interviewers are still open") (staff-prep-found "Nothing is noted for the finish"))))
              (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))
      (goto-char (point-min))
      (search-forward "Debug the")
      (let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                    (eglot--TextDocumentPositionParams))))
        (staff-prep-record "hover"
                (string-match-p "always reasonable to ask" (plist-get (plist-get hover :contents) :value))
                hover))
      (let* ((diag (staff-prep-found "Nothing is noted for the finish"))
             (actions (jsonrpc-request
                       (eglot--current-server-or-lose) :textDocument/codeAction
                       (list :textDocument (eglot--TextDocumentIdentifier)
                             :range (list :start (eglot--pos-to-lsp-position (flymake-diagnostic-beg diag))
                                          :end (eglot--pos-to-lsp-position (flymake-diagnostic-end diag)))
                             :context (list :diagnostics [] :only ["quickfix"]))))
             (fix (seq-find (lambda (action) (equal (plist-get action :title) "Insert “Finish well”")) actions)))
        (unless (plist-get fix :edit)
          (setq fix (jsonrpc-request (eglot--current-server-or-lose) :codeAction/resolve fix)))
        (eglot--apply-workspace-edit (plist-get fix :edit))
        ;; Idle timers, which would send it, don't run in batch mode.
        (eglot--signal-textDocument/didChange)
        (staff-prep-record "a quick fix"
                (and (save-excursion (goto-char (point-min)) (search-forward "## Finish well" nil t))
                     (staff-prep-wait-for (lambda () (not (staff-prep-found "Nothing is noted for the finish")))))
                (buffer-string))))
  (error (staff-prep-record "it ran" nil problem)))

(with-temp-file (getenv "STAFF_PREP_RESULTS")
  (insert (json-encode (vconcat (nreverse staff-prep-results)))))
(set-buffer-modified-p nil)
(kill-emacs 0)
